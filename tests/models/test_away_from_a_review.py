"""Who was there may be entered, corrected or moved with its meeting: what is owed for it is as if it had been known at once."""

from datetime import date

import pytest

from models import Deadline, ProcedureVersion
from models.review import Sitting
from rules.london import london_date
from tests.cast import REVIEWS
from tests.models.reviewing import newcomer, pass_by
from tests.models.test_meetings_corrected import correct
from tests.models.test_meetings_taken_back import HELD, OFF, hold

AWAY, THERE = ("not there", ""), ("all of it", "")


@pytest.fixture
def review(reviewing):
    """The first review of a child, under rules that give five working days to write to a parent who was not there."""
    text = REVIEWS.read_text()
    at = text.index('key = "absent"')
    reviewing.reviews = ProcedureVersion.load_text(f'{text[:at]}limit = "5 working days"\n{text[at:]}')
    return newcomer(reviewing, date(2026, 3, 2)).next_review


@pytest.fixture
def parent(review):
    return review.invite(review.child.iro, "parent", "Alder Tarn")


def held_without(review, parent, day=HELD):
    return review.hold(review.child.iro, Sitting(day, confirmed=OFF, came={parent.id: AWAY}))


def note(review, parent, how):
    review.note_attendance(review.child.iro, review.sat[-1], {parent.id: how})


def owed(review):
    """[(London date by which, was it missed)] of what runs because somebody was not there."""
    rows = review.deadlines.where(Deadline.clock == "absent", Deadline.running())
    return [(london_date(row.due), row.is_breached) for row in rows]


def missed(review):
    return [row.id for row in review.deadlines.where(Deadline.clock == "absent") if row.is_breached]


def test_that_somebody_was_away_is_entered_later(review, parent, clock):
    pass_by(clock, 2026, 3, 20, 16)
    hold(review)
    assert owed(review) == []
    note(review, parent, AWAY)
    assert owed(review) == [(date(2026, 3, 27), False)]
    note(review, parent, AWAY)
    assert len(owed(review)) == 1


def test_somebody_was_there_after_all_and_nobody_was_late(review, parent, clock):
    pass_by(clock, 2026, 3, 20, 16)
    held_without(review, parent)
    pass_by(clock, 2026, 4, 20, 16)
    assert owed(review) == [(date(2026, 3, 27), True)]
    note(review, parent, THERE)
    assert owed(review) == [] and missed(review) == []
    pass_by(clock, 2026, 5, 20, 16)
    assert missed(review) == []
    note(review, parent, AWAY)
    pass_by(clock, 2026, 5, 20, 17)
    assert [day for day, _ in owed(review)] == [date(2026, 3, 27)] and missed(review)


def test_the_day_of_the_meeting_was_another(review, parent, clock):
    pass_by(clock, 2026, 3, 24, 16)
    held_without(review, parent)
    correct(review, review.sat[-1], date(2026, 3, 24))
    assert owed(review) == [(date(2026, 3, 31), False)]
    pass_by(clock, 2026, 4, 20, 16)
    assert missed(review)
    correct(review, review.sat[-1], date(2026, 3, 20))
    assert owed(review) == [(date(2026, 3, 27), True)]
