"""Adjourning to the last day on time and beyond it."""

from datetime import date

import pytest

from rules.calendar import Calendar
from rules.reviews import adjourning, load
from tests.reviews.files import due_next, named, small, told

FOLLOWING = due_next(told(("came into care", "2026-03-09")), today="2026-03-25")  # due on 8 April, after Easter


@pytest.mark.parametrize(
    ("resumes", "out_of_time", "too_late"),
    [
        ("2026-04-08", False, False),
        ("2026-04-09", True, False),
        ("2026-04-24", True, False),
        ("2026-04-27", True, True),
    ],
)
def test_it_is_out_of_time_after_the_day_on_which_the_review_is_due(resumes, out_of_time, too_late):  # req 2.35
    procedure = named("blackpool-reviews")
    found = adjourning(FOLLOWING, date(2026, 3, 25), date.fromisoformat(resumes), procedure, Calendar())

    assert FOLLOWING.day == date(2026, 4, 8)
    assert (found.out_of_time, found.too_late) == (out_of_time, too_late)


def test_without_a_limit_it_is_never_too_late():
    found = adjourning(FOLLOWING, date(2026, 3, 25), date(2027, 1, 1), load(small().encode()), Calendar())

    assert (found.out_of_time, found.latest, found.too_late) == (True, None, False)
