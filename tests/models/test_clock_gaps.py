"""A worker that was away, and a clock that was put back: noted once, and told."""

from datetime import timedelta

import pytest

from models import ClockGap, Deadline, Heartbeat
from tests.models.test_the_main_story import london
from tests.views.records import words

MINUTE = timedelta(minutes=1)


def gaps():
    return [(gap.since, gap.until, gap.was_put_back) for gap in ClockGap.select().order_by(ClockGap.id)]


def test_easter_without_a_worker_is_one_gap_and_a_minute_is_none(council, clock):
    clock.move_to(london(2026, 4, 2, 17))
    Deadline.ring_everything_due()
    clock.move_to(london(2026, 4, 7, 8))
    for _ in range(3):
        Deadline.ring_everything_due()
        clock.shift(MINUTE)
    assert gaps() == [(london(2026, 4, 2, 17), london(2026, 4, 7, 8), False)]


@pytest.mark.parametrize(("back", "noted"), [(timedelta(hours=1), True), (timedelta(minutes=3), False)])
def test_a_clock_that_is_put_back_is_noted_where_it_matters(council, clock, back, noted):
    Heartbeat.beat()
    clock.shift(-back)
    Heartbeat.beat()
    assert [put_back for _, _, put_back in gaps()] == [True] * noted


def test_two_workers_that_come_back_together_note_it_once(council, clock):
    before, at = london(2026, 3, 1, 9), london(2026, 3, 2, 9)
    for later in (at, at + timedelta(seconds=2)):
        ClockGap.note(before, later)
    assert gaps() == [(before, at, False)]


def test_the_board_tells_it_for_a_day(council, seat, clock):
    Heartbeat.beat(at=london(2026, 2, 27, 17))
    Heartbeat.beat(at=london(2026, 3, 2, 9, 30))
    reader = seat("Odile Pryce")
    assert "They were not checked from Fri 27 Feb 17:00 to Mon 2 Mar 09:30" in words(reader.get("/board"))
    Heartbeat.beat(at=london(2026, 3, 2, 8, 30))
    assert "put back from Mon 2 Mar 09:30 to Mon 2 Mar 08:30" in words(reader.get("/board"))
    clock.shift(timedelta(days=1))
    assert "put back" not in words(seat("Odile Pryce").get("/board"))
