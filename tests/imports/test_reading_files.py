"""Whatever bytes come: rows, or what is wrong with them in plain words and where."""

import io
import zipfile

import pytest

from rules.imports import read
from tests.imports.files import CHILDREN, TODAY, a_child, children, written

SIAN = a_child(name="Siân Tarn")


def names(*files, kind="children"):
    reading = read(kind, files, TODAY)
    assert not reading.problems, [str(problem) for problem in reading.problems]
    return [row.name for row in reading.rows]


def problems(*files, kind="children"):
    reading = read(kind, files, TODAY)
    return [str(problem) for problem in reading.problems]


@pytest.mark.parametrize(
    "data",
    [
        children(SIAN),
        children(SIAN, encoding="utf-8-sig"),
        children(SIAN, encoding="utf-16"),
        children(SIAN, encoding="cp1252"),
        children(SIAN, delimiter=";"),
        children(SIAN, delimiter="\t"),
        children(SIAN, newline="\r"),
        children(SIAN, newline="\n"),
        b"sep=;\r\n" + children(SIAN, delimiter=";"),
        children([f" {cell} " for cell in SIAN]),
        children(SIAN, [], ["", "", ""]),
    ],
    ids=["plain", "BOM", "UTF-16", "cp1252", "semicolons", "tabs", "CR", "LF", "sep=", "spaces", "empty rows"],
)
def test_a_file_is_read_whichever_program_wrote_it(data):
    assert names(data) == ["Siân Tarn"]


def test_the_preview_says_how_a_file_was_read_that_was_not_plain():
    notes = read("children", [children(SIAN, encoding="cp1252", delimiter=";")], TODAY).notes
    assert "Windows-1252" in notes[0]
    assert "semicolons" in notes[1]
    [warning] = read("children", [children(a_child(name="SiÃ¢n Tarn"))], TODAY).warnings
    assert "garbled" in warning.sentence


def workbook():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as folder:
        folder.writestr("xl/workbook.xml", "<workbook/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n \r\n", "The file is empty."),
        (b"sep=;\r\n", "The file has a heading and no rows."),
        (written(CHILDREN), "The file has a heading and no rows."),
        (workbook(), "This is an Excel workbook or a zip folder, not a CSV file. In Excel choose File, Save a copy"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is an old Excel workbook"),
        (b"%PDF-1.7", "This is a PDF document"),
        (b"<!doctype html><table>", "This is a web page"),
        ("reference,name".encode("utf-16-le"), "This file is not CSV text"),
        (b"\x81\x8d\x8f\x90", "This file is not UTF-8 CSV. In Excel choose"),
        (b"\xff\xfe\x00", "This file is not CSV text"),
        (children(a_child(), a_child("TW-2")) + b'TW-3,"Moth', "opened in the row that begins in line 4 and never closed"),
        (children() + b'TW-3,"Mo"th",2015-01-01', "Line 2 has a quotation mark in the wrong place"),
        (children(a_child(name="x" * 1_000_000)), "A cell in line 2 is too long. Is a quotation mark missing?"),
        (children(a_child(name="x" * 2_001)), "A cell in line 2 has more than 2,000 characters"),
        (written(["a"] * 201, ["b"]), "Line 1 has more than 200 columns"),
        (b"reference\n" + b"1\n" * 200_000, "The file has too many rows: 50,000 at most"),
        (b"x" * 50_000_000, "The file is too large: 10 megabytes at most"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_csv_file_of_ours_is_refused_in_plain_words(data, sentence):
    [problem] = problems(data)
    assert sentence in problem


def test_a_name_on_two_lines_is_refused_by_its_row_and_the_rows_after_it_keep_theirs():
    said = problems(children(a_child(name="Wilf\nTarn"), a_child("TW-2", born="")))
    assert said == ["Row 2, name: This must be on one line.", "Row 3, date of birth: This is empty. Fill it in."]


def test_columns_may_stand_in_any_order_and_trailing_empty_ones_are_nothing():
    heading = ["DOB", "Name", "Child_Reference", "", ""]
    [row] = read("children", [written(heading, ["2015-05-16", "Wilf Tarn", "TW-1", "", ""])], TODAY).rows
    assert (row.reference, row.name, row.born.isoformat()) == ("TW-1", "Wilf Tarn", "2015-05-16")


def test_missing_doubled_and_unknown_columns_are_all_listed_and_nothing_is_read():
    reading = read(
        "children", [written(["reference", "name", "Name", "legl status", "postcode"], ["1", "a", "b", "", ""])], TODAY
    )
    assert [str(problem) for problem in reading.problems] == [
        "The column “date of birth” is missing.",
        "The column “name” is there 2 times.",
        "The column “legl status” is not one that is imported. Did you mean “legal status”?",
        "The column “postcode” is not one that is imported. Take it out of the file.",
    ]
    assert reading.rows == []


def test_a_row_that_a_stray_comma_has_shifted_is_refused():
    assert problems(children([*a_child(), "spilt"]))[0].startswith("Row 2: This row has more cells than the heading.")
    assert problems(written(["reference", "name", "dob", ""], ["1", "Wilf Tarn", "2015-05-16", "more"]))[0].startswith(
        "Row 2:"
    )


def test_a_row_without_its_last_empty_cells_is_whole():
    assert names(written(CHILDREN, ["TW-1", "Wilf Tarn", "2015-05-16"])) == ["Wilf Tarn"]


def test_every_problem_of_a_row_is_told_at_once():
    said = problems(children(a_child("x" * 41, "Wilf\0Tarn".replace("\0", "\x07"), "soon")))
    assert said == [
        "Row 2, reference: This must be 40 characters or fewer: it is 41.",
        "Row 2, name: Remove the characters that cannot be stored.",
        "Row 2, date of birth: This is not a date. Write it like 2026-04-03.",
    ]


def test_a_reference_that_stands_twice_is_told_at_both_rows():
    said = problems(children(a_child("TW-1"), a_child("TW-2", "Moth Tarn"), a_child("tw-1", "Rowan Beck")))
    assert [each.split(":")[0] for each in said] == ["Row 2, reference", "Row 4, reference"]
    assert "in rows 2, 4" in said[0]


def test_two_children_of_one_name_and_twins_are_kept_apart_with_a_warning():
    file = children(
        a_child("TW-1", "Wilf Tarn"), a_child("TW-2", "TARN, Wilf", "2016-01-01"), a_child("TW-3", "Moth Beck"),
        a_child("TW-4", "Rowan Beck"), a_child("TW-5", "Ash Fell"), a_child("TW-6", "Ash Fell"),
    )  # fmt: skip
    reading = read("children", [file], TODAY)
    assert len(reading.rows) == 6
    assert [warning.sentence.split(" They are")[0] for warning in reading.warnings] == [
        "Rows 2, 3 have the same name.",
        "Rows 6, 7 have the same name and date of birth: one child twice, or two children?",
        "Rows 4, 5 have the same surname and date of birth, as twins have.",
    ]


def test_no_sentence_repeats_a_cell_because_a_name_may_stand_in_the_wrong_column():
    shifted = children(["Wilf Tarn", "2015-05-16", "Wilf Tarn", "Wilf Tarn", "Wilf Tarn", "Wilf Tarn" * 9, "", "", ""])
    found = read("children", [shifted], TODAY).problems
    assert len(found) > 3
    assert not any("Tarn" in str(problem) or "Tarn" in problem.identifier for problem in found)
    assert any("Tarn" in problem.found for problem in found)
