"""Dates that could be two days, and cells that a spreadsheet would take for a formula."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.imports import escaped, read, unescaped
from rules.imports.dates import read_dates
from tests.imports.files import TODAY, a_child, children


def of(*cells):
    return read_dates(enumerate(cells, 1))


@pytest.mark.parametrize(
    "cell",
    ["2026-04-03", "2026/4/3", "2026-04-03T00:00:00", "2026-04-03 00:00:00.000", "3 April 2026", "03-Apr-2026", "3rd Apr 2026", "46115", "46115.0"],
)  # fmt: skip
def test_dates_that_can_only_be_one_day_are_read(cell):
    assert of(cell).read == {1: date(2026, 4, 3)}


def test_numbers_alone_are_ambiguous_unless_the_whole_column_decides_it():
    assert "which number is the day" in of("03/04/2026").faults[1]
    assert of("03/04/2026", "25/12/2025").read == {1: date(2026, 4, 3), 2: date(2025, 12, 25)}
    assert of("03/04/2026", "12/25/2025").read == {1: date(2026, 3, 4), 2: date(2025, 12, 25)}
    assert of("03/03/2026").read == {1: date(2026, 3, 3)}


def test_a_column_of_both_kinds_is_refused():
    faults = of("25/12/2025", "12/25/2025", "03/04/2026", "2026-04-03").faults
    assert set(faults) == {1, 2, 3}
    assert "day first and dates with the month first" in faults[1]


@pytest.mark.parametrize("cell", ["31/02/2026", "2026-13-01", "00/00/0000", "29/02/2027", "0001-01-01", "9999-12-31"])
def test_dates_that_do_not_exist_are_refused(cell):
    assert of(cell, "25/12/2025").faults[1].startswith("This date does not exist")


@pytest.mark.parametrize(
    ("cell", "why"), [("1/2/26", "four numbers"), ("soon", "not a date"), ("٣/٤/2026", "not a date")]
)
def test_what_is_no_date_is_refused(cell, why):
    assert why in of(cell).faults[1]


def test_the_preview_shows_how_a_column_was_read_by_an_example():
    assert of("25/12/2025", "03/04/2026").words == "03/04/2026 was read day first: Friday 3 April 2026"
    assert of("46115").words == "46115 was read as a spreadsheet’s day number: Friday 3 April 2026"
    assert of("2026-04-03").words == ""
    notes = read("children", [children(a_child(born="25/12/2015"))], TODAY).notes
    assert notes == ["date of birth: 25/12/2015 was read day first: Friday 25 December 2015."]


FORMULAS = ["=HYPERLINK(\"http://x.example\")", "+44 7700", "-", "@here", "\t=1", "\r=1", "＝1+1", "＠x", " =1", "'=1", "''+1"]  # fmt: skip


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_would_be_reckoned_with_is_written_as_text_and_read_back_as_it_was(cell):
    assert escaped(cell) == f"'{cell}"
    assert unescaped(escaped(cell)) == cell


@given(st.text())
def test_whatever_is_written_is_read_back_as_it_was(cell):
    assert unescaped(escaped(cell)) == cell
    assert not escaped(cell).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_formula_for_a_name_is_kept_as_text():
    [row] = read("children", [children(a_child(name='=HYPERLINK("http://x.example","Wilf")'))], TODAY).rows
    assert row.name == '=HYPERLINK("http://x.example","Wilf")'


def test_the_end_of_care_is_not_before_its_beginning_nor_to_come_nor_alone():
    file = children(
        a_child("TW-1", in_care_from="2024-01-02", in_care_to="2024-01-01"),
        a_child("TW-2", in_care_from="2024-01-02", in_care_to="2026-03-03"),
        a_child("TW-3", in_care_to="2024-01-02"),
        a_child("TW-4", legal_status="C2"),
    )
    assert [str(problem).split(":")[0] for problem in read("children", [file], TODAY).problems] == [
        "Row 2, in care to", "Row 3, in care to", "Row 4, in care to", "Row 5, legal status",
    ]  # fmt: skip
