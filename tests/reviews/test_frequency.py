"""Which review is due next, by which rule: what the ten stories do not tell."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rules.calendar import Calendar
from rules.limits import Limit
from rules.london import read
from rules.reviews import Held, NoneDue, next_review, questions
from rules.reviews.loading import load
from tests.reviews.files import due_next, named, small, told

VECTORS = json.loads((Path("tests/rules") / "clock_vectors.json").read_text())["vectors"]
IN_DAYS = [vector for vector in VECTORS if isinstance(vector["within"], str) and len(vector["from"]) == 10]
FORWARD = [v for v in IN_DAYS if not v["within"].endswith("before") and not Limit.parse(v["within"]).in_hours]
SOON_OF_AGE = date(2008, 6, 20)


def keys(found):
    return [rule.rule.key for rule in found.rules]


@pytest.mark.parametrize("vector", FORWARD, ids=lambda vector: vector["id"])
def test_a_first_review_within_any_limit_is_due_when_worked_by_hand(vector):
    procedure = load(
        small(('limits = ["20 working days", "3 months", "6 months"]', f'limits = "{vector["within"]}"')).encode()
    )
    calendar = Calendar(division=vector["division"])
    timeline = told(("came into care", vector["from"]), born=date(2020, 1, 1))
    found = next_review(timeline, procedure, calendar, date.fromisoformat(vector["from"]))

    assert found.due.at == read(vector["due"])
    assert found.provisional is vector.get("provisional", False)


def test_the_day_runs_from_the_review_held_early_or_late():  # req 2.9, 2.10
    early = due_next(told(("came into care", "2026-01-05"), held=("2026-01-20",)))
    late = due_next(told(("came into care", "2026-01-05"), held=("2026-02-10",)))

    assert (early.day, late.day) == (date(2026, 4, 20), date(2026, 5, 10))


def test_what_falls_on_a_bank_holiday_stays_there_and_is_planned_for_before_it():
    found = due_next(told(("came into care", "2025-09-08"), held=("2025-10-06", "2025-10-06")))

    assert found.day == date(2026, 4, 6)  # Easter Monday
    assert found.plan_by == date(2026, 4, 2)  # before Good Friday


def test_a_closure_day_moves_working_days_and_nothing_else():
    closed = Calendar({date(2026, 1, 14): "Flood"})
    first = told(("came into care", "2026-01-05"))
    second = told(("came into care", "2026-01-05"), held=("2026-01-12",))

    assert due_next(first).day == date(2026, 2, 2)
    assert due_next(first, calendar=closed).day == date(2026, 2, 3)
    assert [off.why for off in due_next(first, calendar=closed).due.skipped].count("Flood") == 1
    assert due_next(second, calendar=closed).day == due_next(second).day


def test_beyond_the_published_holidays_the_day_is_provisional():
    found = due_next(told(("came into care", "2028-12-18")), today="2028-12-18")

    assert (found.day, found.provisional) == (date(2029, 1, 18), True)
    assert not due_next(told(("came into care", "2028-11-01")), today="2028-11-01").provisional


class TestPlacedForAdoption:
    placed = (
        ("came into care", "2025-03-03"),
        ("placement order", "2025-11-10"),
        ("placed for adoption", "2026-03-16"),
    )
    held = ("2025-03-27", "2025-06-24", "2025-12-01", "2026-02-09")

    def test_the_law_gives_four_weeks(self):
        assert due_next(told(*self.placed, held=self.held)).day == date(2026, 4, 13)

    def test_when_it_ends_the_looked_after_reviews_return_and_the_iro_decides(self):
        timeline = told(*self.placed, ("placement for adoption ended", "2026-03-30"), held=self.held)
        found = due_next(timeline)
        (asked,) = questions(timeline, named("blackpool-reviews"))

        assert "law-placed" not in keys(found)
        assert (found.day, keys(found)[:3]) == (
            date(2026, 8, 9),
            ["placement-order", "law-in-care", "law-placement-order"],
        )
        assert (asked.rule.label, asked.rule.at_once, asked.fact.on) == ("Review at once?", True, date(2026, 3, 30))


class TestEnds:
    def test_before_the_next_would_be_due_the_child_turns_18(self):
        found = due_next(told(("came into care", "2026-01-05"), held=("2026-01-20", "2026-04-01"), born=SOON_OF_AGE))

        assert isinstance(found, NoneDue)
        assert found.why == "The child turns 18 on 20 June 2026, before another review would be due."

    def test_one_that_is_due_before_the_birthday_is_due(self):
        found = due_next(told(("came into care", "2026-05-05"), born=SOON_OF_AGE), today="2026-05-06")

        assert found.day == date(2026, 6, 3)

    def test_one_that_would_be_due_on_the_birthday_itself_is_not(self):
        timeline = told(("came into care", "2026-01-05"), held=("2026-01-20", "2026-03-21"))
        found = [due_next(timeline.adding(), today="2026-04-01")]
        found += [due_next(replace(timeline, born=date(2008, 9, day)), today="2026-04-01") for day in (20, 21)]

        assert (found[0].day, found[1].why[:30], found[2].day) == (
            date(2026, 9, 20),
            "The child turns 18 on 20 Septe",
            date(2026, 9, 20),
        )

    def test_at_18_none_is_due(self):
        timeline = told(("came into care", "2026-05-05"), born=SOON_OF_AGE)

        assert due_next(timeline, today="2026-06-20").why == "The child turned 18 on 20 June 2026."

    def test_a_child_who_was_never_in_care_has_none(self):
        assert isinstance(due_next(told(("CP plan began", "2026-01-05"))), NoneDue)


class TestShortBreaks:
    def test_three_months_from_the_first_and_then_six(self):
        first = due_next(told(("short breaks began", "2026-01-30")))
        then = due_next(told(("short breaks began", "2026-01-30"), held=("2026-04-14",)))

        assert (first.ordinal, first.day, keys(first)) == (1, date(2026, 4, 30), ["law-short-breaks"])
        assert (then.ordinal, then.day) == (2, date(2026, 10, 14))

    def test_when_they_end_none_is_due(self):
        found = due_next(told(("short breaks began", "2026-01-30"), ("short breaks ended", "2026-03-30")))

        assert found.why == "The series of short breaks ended on 30 March 2026."

    def test_care_itself_comes_before_them(self):
        found = due_next(told(("short breaks began", "2026-01-30"), ("came into care", "2026-03-02")))

        assert keys(found) == ["in-care", "law-in-care"]


def test_a_remand_of_a_child_who_is_in_care_already_begins_and_ends_nothing():
    facts = (
        ("came into care", "2026-01-05"),
        ("remanded to local authority", "2026-02-02"),
        ("remand ended", "2026-03-02"),
    )
    found = due_next(told(*facts, held=("2026-01-29",)))

    assert (found.ordinal, found.day) == (2, date(2026, 4, 29))


def test_an_order_that_has_ended_asks_for_nothing():
    facts = (
        ("came into care", "2026-01-05"),
        ("placement order", "2026-02-02"),
        ("placement order ended", "2026-02-16"),
    )

    assert keys(due_next(told(*facts, held=("2026-01-29",)))) == ["law-in-care", "in-care"]


def test_a_review_on_the_day_of_a_move_does_not_answer_it():
    found = due_next(told(("came into care", "2026-01-05"), ("moved", "2026-01-29"), held=("2026-01-29",)))

    assert (found.ruling.rule.key, found.ruling.place, found.day) == ("change-of-carer", 1, date(2026, 2, 26))


def test_reviews_of_an_earlier_time_in_care_are_not_counted():
    facts = (("came into care", "2025-01-06"), ("care ended", "2025-06-02"), ("came into care", "2025-06-03"))

    assert due_next(told(*facts, held=("2025-01-30", "2025-04-29", "2025-06-26"))).ordinal == 2


def test_every_rule_says_what_it_counts_from():
    found = due_next(told(("came into care", "2026-01-05"), ("moved", "2026-02-10"), held=("2026-01-29",)))

    assert {(rule.rule.key, rule.fact, rule.due.start) for rule in found.rules} == {
        ("in-care", "review held", date(2026, 1, 29)),
        ("law-in-care", "review held", date(2026, 1, 29)),
        ("change-of-carer", "moved", date(2026, 2, 10)),
    }
    assert found.ruling.rule.source.endswith("req 2.12, 2.15")


def test_an_adjourned_review_is_completed_within_its_limit_of_the_first_meeting_however_often_it_meets():
    again = Held(date(2026, 1, 29), until=date(2026, 2, 12), complete=False)
    found = due_next(told(("came into care", "2026-01-05"), held=(again,)))

    assert (found.ordinal, found.ruling.rule.key, found.day) == (1, "adjournment", date(2026, 2, 26))


def test_an_adjourned_review_that_was_never_completed_is_followed_by_the_one_that_was_held():
    adjourned = Held(date(2026, 1, 29), complete=False)
    found = due_next(told(("came into care", "2026-01-05"), held=(adjourned, "2026-02-19")))

    assert (found.ordinal, found.day) == (2, date(2026, 5, 19))
