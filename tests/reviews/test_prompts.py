"""What a review is prompted to consider, and on which review it falls: what the ten stories do not tell."""

from datetime import date

import pytest

from rules.calendar import Calendar
from rules.london import london_date
from rules.reviews import lasted, prompts
from tests.reviews.files import named, told

IN_CARE = ("came into care", "2026-01-05", "Care order")


def found(*facts, held=(), today="2026-06-01", **more):
    timeline = told(*facts, held=held, **more)
    return {
        each.rule.key: each
        for each in prompts(timeline, named("blackpool-reviews"), Calendar(), date.fromisoformat(today))
    }


class TestPermanence:  # req 2.32, 2.72, 2.74
    def test_by_the_second_review_and_within_four_months(self):
        prompt = found(IN_CARE, held=("2026-01-29",))["permanence"]

        assert (prompt.day, prompt.review, prompt.on_next) == (date(2026, 5, 5), 2, True)
        assert (prompt.due.words, london_date(prompt.due.at), prompt.due.start) == (
            "4 months", date(2026, 5, 5), date(2026, 1, 5),
        )  # fmt: skip

    def test_without_it_the_third_asks_for_a_parallel_plan_and_so_do_the_later_ones(self):
        third = found(IN_CARE, held=("2026-01-29", "2026-04-29"))["parallel-plan"]
        fourth = found(IN_CARE, held=("2026-01-29", "2026-04-29", "2026-05-20"))["parallel-plan"]

        assert (third.review, third.on_next, fourth.review, fourth.on_next) == (3, True, 4, True)

    def test_once_it_is_agreed_neither_is_asked(self):
        agreed = found(IN_CARE, ("permanence plan agreed", "2026-04-29"), held=("2026-01-29", "2026-04-29"))

        assert not {"permanence", "parallel-plan"} & set(agreed)

    def test_agreed_before_the_second_it_is_not_asked_there_and_until_then_it_is(self):
        asked = found(IN_CARE, held=("2026-01-29",))["permanence"].rule
        agreed = found(IN_CARE, ("permanence plan agreed", "2026-03-02"), held=("2026-01-29",))

        assert (asked.review, asked.label) == (2, "A clear plan for permanence is agreed")
        assert "permanence" not in agreed

    def test_what_was_agreed_in_an_earlier_time_in_care_does_not_count(self):
        earlier = (
            ("came into care", "2024-01-08"),
            ("permanence plan agreed", "2024-05-08"),
            ("care ended", "2024-06-03"),
        )

        assert "permanence" in found(*earlier, IN_CARE)


class TestStayingPut:  # req 2.4
    born = date(2010, 3, 20)

    def test_on_the_first_review_after_the_16th_birthday(self):
        held = ("2026-01-29",)
        before = found(
            IN_CARE, ("kind of home", "2026-01-05", "foster care"), held=held, born=self.born, today="2026-02-02"
        )

        assert (before["staying-put"].day, before["staying-put"].review) == (date(2026, 3, 20), 2)
        assert before["staying-put"].on_next

    def test_and_on_that_one_alone(self):
        after = found(IN_CARE, held=("2026-01-29", "2026-04-20"), born=self.born)

        assert "staying-put" not in after

    @pytest.mark.parametrize(("home", "asked"), [("foster care", True), ("residential", False), ("secure", False)])
    def test_only_in_foster_care(self, home, asked):
        assert ("staying-put" in found(IN_CARE, ("moved", "2026-01-20", home), born=self.born)) is asked

    def test_where_the_home_is_not_known_it_is_asked(self):
        assert "staying-put" in found(IN_CARE, born=self.born)

    def test_a_birthday_years_away_has_a_day_and_no_review_yet(self):
        prompt = found(IN_CARE)["staying-put"]

        assert (prompt.day, prompt.review, prompt.on_next) == (date(2028, 5, 17), None, False)

    def test_a_child_of_29_february_turns_16_on_a_leap_day(self):
        prompt = found(("came into care", "2026-01-05"), born=date(2012, 2, 29), today="2026-02-01")["staying-put"]

        assert prompt.day == date(2028, 2, 29)


class TestNotPlaced:  # req 2.14
    order = ("placement order", "2025-12-02")

    def test_nine_months_after_the_order(self):
        prompt = found(("came into care", "2025-09-01"), self.order, held=("2025-09-25",))["not-placed"]

        assert prompt.day == date(2026, 9, 2)
        assert prompt.since == date(2025, 12, 2)

    def test_the_review_that_is_due_on_that_very_day_asks(self):
        facts = (("came into care", "2025-03-03"), ("placement order", "2025-12-21"))
        due = found(*facts, held=("2025-12-24", "2026-03-21"))["not-placed"]

        assert (due.day, due.review, due.on_next) == (date(2026, 9, 21), 4, False)
        held = found(*facts, held=("2025-12-24", "2026-03-22"))["not-placed"]
        assert (held.review, held.on_next) == (3, True)

    def test_not_once_the_child_is_placed(self):
        placed = ("placed for adoption", "2026-03-02")

        assert "not-placed" not in found(("came into care", "2025-09-01"), self.order, placed)

    def test_the_first_review_from_then_on_asks_and_the_next_does_not(self):
        facts = (("came into care", "2025-01-06"), ("placement order", "2025-03-03"))
        due = found(*facts, held=("2025-11-20",))["not-placed"]

        assert (due.day, due.on_next) == (date(2025, 12, 3), True)
        assert "not-placed" not in found(*facts, held=("2025-11-20", "2025-12-10"))


def test_every_review_under_section_20_says_so_however_it_is_written():  # req 2.76
    for status in ("Section 20", "section 20 (single period)", "S20", "s. 20", "V2"):
        prompt = found(("came into care", "2024-01-05", status))["section-20"]
        assert (prompt.since, prompt.on_next) == (date(2024, 1, 5), True)
    assert "section-20" not in found(("came into care", "2024-01-05", "Care order"))


def test_section_20_lasts_from_when_it_began_and_not_from_when_it_was_written_again():
    again = found(("came into care", "2024-01-05", "Section 20"), ("legal status", "2025-01-05", "section 20"))
    other = found(("came into care", "2024-01-05", "Care order"), ("legal status", "2025-01-05", "Section 20"))

    assert (again["section-20"].since, other["section-20"].since) == (date(2024, 1, 5), date(2025, 1, 5))


def test_a_matter_left_twice_is_escalated_and_one_left_once_or_answered_is_not():
    facts = [("came into care", "2024-01-05", "Section 20"), ("issue unresolved", "2025-01-05", "Passport")]
    answered = ("issue unresolved", "2025-06-05", "Passport", True)

    assert "section-20-unresolved" not in found(*facts)
    assert "section-20-unresolved" not in found(*facts, answered)
    assert "section-20-unresolved" not in found(*facts, ("issue unresolved", "2025-06-05", "PEP"))
    assert found(*facts, ("issue unresolved", "2025-06-05", "passport"))["section-20-unresolved"].on_next


def test_none_is_due_so_nothing_is_prompted():
    assert found(IN_CARE, ("care ended", "2026-02-02")) == {}


@pytest.mark.parametrize(
    ("since", "on", "words"),
    [
        ("2024-05-13", "2026-05-13", "2 years"),
        ("2024-05-13", "2026-05-12", "1 year and 11 months"),
        ("2024-05-13", "2026-06-13", "2 years and 1 month"),
        ("2026-01-31", "2026-02-28", "28 days"),
        ("2026-01-31", "2026-03-31", "2 months"),
        ("2026-01-31", "2026-02-01", "1 day"),
    ],
)
def test_how_long_it_has_lasted(since, on, words):
    assert lasted(date.fromisoformat(since), date.fromisoformat(on)) == words
