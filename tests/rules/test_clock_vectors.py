"""Deadlines worked by hand, each with a ledger that explains its day."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rules.calendar import Calendar
from rules.limits import Due, Limit, due
from rules.london import london_date, read
from tests.rules.published import is_off

WORKED = json.loads((Path(__file__).parent / "clock_vectors.json").read_text())
VECTORS = [pytest.param(vector, id=vector["id"]) for vector in WORKED["vectors"]]
IN_HOURS = [pytest.param(vector, id=vector["id"]) for vector in WORKED["vectors"] if vector["group"] == "hours"]


def worked(vector) -> Due:
    return due(vector["within"], read(vector["from"]), Calendar(division=vector["division"]))


def days_passed(part: Due) -> list[date]:
    """Every day after the start up to the due day, or back to it, nearest first."""
    start = london_date(part.start) if isinstance(part.start, datetime) else part.start
    span = (london_date(part.at) - start).days
    return [start + timedelta(days=n if span > 0 else -n) for n in range(1, abs(span) + 1)]


def parts_in_days(vector) -> list[Due]:
    return [part for part in worked(vector).parts if not Limit.parse(part.words).in_hours]


def is_worked(day: date) -> bool:
    """By the published list, with the one holiday after it that a worked deadline meets."""
    return not is_off(day) and day != date(2029, 1, 1)


@pytest.mark.parametrize("vector", VECTORS)
def test_is_due_when_worked_by_hand(vector):
    answer = worked(vector)

    assert answer.at.isoformat() == vector["due"]
    assert answer.provisional is vector.get("provisional", False)


@pytest.mark.parametrize("vector", VECTORS)
def test_ledger_covers_every_day_up_to_the_due_day_once(vector):
    for part in parts_in_days(vector):
        passed = days_passed(part)

        assert part.counted[-1] == passed[-1]
        assert sorted([*part.counted, *(off.date for off in part.skipped)]) == sorted(passed)


@pytest.mark.parametrize("vector", VECTORS)
def test_ledger_counts_the_days_that_are_worked_and_says_why_the_others_are_not(vector):
    for part in parts_in_days(vector):
        limit = Limit.parse(part.words)
        if limit.unit == "working day":
            assert list(part.counted) == [day for day in days_passed(part) if is_worked(day)]
            assert all(off.why for off in part.skipped)
        else:
            assert part.skipped == ()
        if limit.unit in ("working day", "day"):
            assert len(part.counted) == limit.number


@pytest.mark.parametrize("vector", IN_HOURS)
def test_hours_run_through_every_day_and_name_none(vector):
    answer = worked(vector)

    assert (answer.counted, answer.skipped) == ((), ())


def test_a_list_keeps_each_limit_in_its_own_words():
    several = [vector for vector in WORKED["vectors"] if isinstance(vector["within"], list)]

    assert len(several) > 1
    assert all([part.words for part in worked(vector).parts] == vector["within"] for vector in several)


def test_the_winner_carries_its_own_ledger():
    cap = next(vector for vector in WORKED["vectors"] if vector["id"] == "cap-01")
    answer = worked(cap)

    assert answer.words == "5 working days"
    assert [len(part.counted) for part in answer.parts] == [5, 20]
    assert answer.counted == answer.parts[0].counted


def test_the_lists_years_are_those_the_vectors_were_worked_from():
    bank_holidays = WORKED["bank_holidays"]
    calendar = Calendar()
    first, last = bank_holidays["covers_years"]

    assert not calendar.is_provisional(date(first, 1, 1))
    assert not calendar.is_provisional(date(last, 12, 31))
    assert calendar.is_provisional(date(first - 1, 12, 31))
    assert calendar.is_provisional(date(last + 1, 1, 1))
