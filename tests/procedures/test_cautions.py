"""What an administrator is asked to look at; none of it stops the loading."""

from datetime import date

import pytest

from rules.procedure import check, load
from tests.procedures.files import named, small

DATES = ('owner = "Quality"', 'owner = "Quality"\nin_force = 2026-01-05\nreview_by = 2026-06-30')
IN_CHARGE = ('owner = "Quality"', 'owner = "Quality"\nout_of_hours = "the night desk"')
OVERALL = '\n[overall]\nkey = "o"\nlabel = "O"\nowed_by = "raiser"\nstarts = "%s"\nstops = "ended"\nlimit = %s\n'
BY_URGENCY = 'by_urgency = { low = "5 working days", high = "25 hours" }'


def cautions_of(text: str, today: date | None = None) -> list[str]:
    return [str(caution) for caution in check(load(text.encode()), today)]


def limited(words: str, *changes: tuple[str, str], more: str = "") -> str:
    """The small file with this instead of its limits by urgency."""
    return small((BY_URGENCY, words), *changes, more=more)


def test_a_plain_procedure_has_nothing_to_look_at():
    assert cautions_of(limited('limit = "5 working days"'), date(2026, 3, 2)) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 1, 4), ["in_force: It is in force only from 5 January 2026."]),
        (date(2026, 1, 5), []),
        (date(2026, 6, 30), []),
        (
            date(2026, 7, 1),
            ["review_by: The council was to review this procedure by 30 June 2026. Ask for the new one."],
        ),
        (None, []),
    ],
)
def test_its_own_dates(today, expected):
    assert cautions_of(limited('limit = "5 working days"', DATES), today) == expected


def test_a_review_before_it_begins():
    text = limited('limit = "5 days"', DATES, ("2026-06-30", "2025-06-30"))
    assert cautions_of(text) == [
        "review_by: It is to be reviewed by 30 June 2025, before it is in force on 5 January 2026."
    ]


class TestOverrun:
    def test_it_shows_the_sum(self):
        (said,) = cautions_of(limited('limit = "6 working days"', more=OVERALL % ("first raised", '"11 working days"')))
        assert said == (
            "overall: The stages together overrun the overall limit of 11 working days: "
            "Stage 1 (6 working days) + Stage 2 (6 working days) = 12 working days. Both are kept."
        )

    def test_a_sum_that_just_fits_is_silent(self):
        assert (
            cautions_of(limited('limit = "6 working days"', more=OVERALL % ("identified", '"12 working days"'))) == []
        )

    def test_the_earliest_of_a_list_counts(self):
        limits = 'limit = ["9 working days", "6 working days"]'
        whole = OVERALL % ("first raised", '["40 working days", "12 working days"]')
        assert cautions_of(limited(limits, more=whole)) == []
        assert "overall limit of 11" in cautions_of(limited(limits, more=whole.replace('"12', '"11')))[0]

    def test_the_longest_choice_counts(self):
        whole = OVERALL % ("first raised", '"11 working days"')
        (said,) = cautions_of(limited('choices = ["1 working day", "6 working days"]', more=whole))
        assert "Stage 1 (6 working days)" in said

    def test_only_formal_stages_count_from_the_first_formal_one(self):
        informal = ('raised_by = "iro"', 'raised_by = "iro"\ntier = "informal"')
        formal = ("last = true", 'last = true\ntier = "formal"')
        text = limited('limit = "6 working days"', informal, formal, more=OVERALL % ("%s", '"11 working days"'))
        assert cautions_of(text % "first formal stage") == []
        assert len(cautions_of(text % "first raised")) == 1

    def test_the_handbook_where_no_limit_is_named(self):  # O8
        (said,) = cautions_of(limited('limit = "11 working days"'))
        assert said.startswith("stages: The stages together overrun the Handbook’s guidance of 20 working days: ")

    def test_the_handbook_is_silent_on_child_protection_plans(self):
        on_a_plan = ('owner = "Quality"', 'owner = "Quality"\napplies_to = "CP plan"')
        assert cautions_of(limited('limit = "11 working days"', on_a_plan)) == []

    def test_one_clock_after_another_in_a_stage(self):
        longer = named("hollinmoss").stage("level-1")
        assert [clock.after for clock in longer.clocks] == ["", "", "acknowledge"]
        text = limited('limit = "6 working days"', more=OVERALL % ("first raised", '"16 working days"')).replace(
            '\n[[stages]]\nkey = "two"',
            '\n[[stages.clocks]]\nkey = "plan"\nlabel = "P"\nowed_by = "raiser"\nstarts = "clock:answer"\n'
            'stops = "planned"\nlimit = "3 working days"\n\n[[stages]]\nkey = "two"',
        )
        (said,) = cautions_of(text)
        assert "Stage 1 (6 working days and 3 working days)" in said and "= 18 working days" in said


class TestUnits:
    def test_days_beside_working_days(self):  # O6
        said = cautions_of(limited('limit = ["5 days", "6 working days"]'))
        assert said == [
            "stages[0].clocks[0].limit: “5 days” counts weekends too, beside limits in working days. Is that meant?"
        ]

    def test_hours_printed_and_days_counted(self):
        said = cautions_of(limited('limit = "2 working days"\nprinted = "48 hrs"'))
        assert said == [
            "stages[0].clocks[0].limit: “48 hrs” is printed, and 2 working days are counted. Screens show both."
        ]

    def test_hours_that_are_no_whole_days_and_nobody_to_ring(self):  # O1
        place = "stages[0].clocks[0].by_urgency.high"
        assert cautions_of(small()) == [
            f"{place}: “25 hours” is not a number of whole days. Ask whether the document means it.",
            f"{place}: “25 hours” may end at night or at a weekend, and out_of_hours names nobody to ring.",
        ]
        assert cautions_of(small(IN_CHARGE, ("25 hours", "24 hours"))) == []


def test_a_mandatory_heading_without_standards():
    heading = '\n[[headings]]\nkey = "safety"\nlabel = "Safety"\nmandatory = true\n'
    (said,) = cautions_of(limited('limit = "5 working days"', more=heading))
    assert said == "headings[0]: “Safety” is mandatory and lists no standards to tick."
