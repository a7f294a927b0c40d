"""The minute's pass: each deadline once, at its own instant, whoever rings it and however late."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest

import demo
from bench.many import fill
from models import ClosureDay, Deadline, Escalation, Event, Heartbeat, database
from models.base import as_of, now
from models.deadline import BreachWithdrawal
from rules.london import LONDON
from tests.cast import MONDAY
from tests.models.test_the_main_story import clock_of, london, raised
from tests.processes import at_once, at_work

DUE = 200
LATER = datetime(2026, 3, 16, 9, tzinfo=LONDON)


@pytest.fixture
def overdue(council):
    """Northmere with two hundred deadlines that have come through unnoticed."""
    fill(council, DUE, one_open_in=1)
    return council


def ring(_place):
    """One pass. Returns how many rang."""
    return Deadline.ring_everything_due()


def rung():
    return Deadline.select().where(Deadline.breached_at.is_null(False))


def assert_each_rang_once(at):
    """The ledger: a breach for each deadline, at its due instant, recorded apart, told of by one event."""
    assert all(d.breached_at == d.due and d.breach_recorded_at == at for d in Deadline.select())
    told = [event.told["deadline"] for event in Event.select().where(Event.kind == "breached")]
    assert sorted(told) == sorted(d.id for d in Deadline.select())
    assert len(told) == DUE
    assert Heartbeat.last() == at


def test_two_workers_at_once_ring_two_hundred_deadlines_once_each(overdue):
    by_each = at_once(ring, overdue.url, range(2), LATER)
    assert sum(by_each) == DUE
    assert_each_rang_once(LATER)


def test_a_worker_killed_and_started_again_within_the_minute_loses_and_doubles_nothing(overdue):
    for enough in (20, 80, 140):
        with at_work(ring, overdue.url, LATER) as worker:
            while rung().count() < enough and worker.is_alive():
                time.sleep(0.01)
            worker.kill()
    assert 20 <= rung().count() < DUE
    with as_of(LATER):
        Deadline.ring_everything_due()
        assert Deadline.ring_everything_due() == 0
    assert_each_rang_once(LATER)


def test_after_easter_away_each_breach_stands_at_its_own_instant_and_says_when_it_was_noticed(council, clock):
    clock.move_to(london(2026, 3, 30, 10))
    amber = raised(council)  # three working days: Thursday
    clock.move_to(london(2026, 4, 2, 12))
    red = raised(council, urgency="red", child="Juniper Wold")  # 25 hours: Good Friday
    clock.move_to(london(2026, 4, 2, 18))
    for card in (amber, red):
        for means in ("phone", "email"):
            card.entry.contact(council.person("Dilys Ashgrove"), means, now())
    Deadline.ring_everything_due()
    clock.move_to(london(2026, 4, 7, 8))
    for _ in range(3):
        Deadline.ring_everything_due()
        clock.shift(timedelta(minutes=1))
    for card, at in ((amber, london(2026, 4, 2, 23, 59, 59)), (red, london(2026, 4, 3, 13))):
        answer = clock_of(card, "answer")
        assert (answer.due, answer.breached_at) == (at, at)
        assert answer.breach_recorded_at == london(2026, 4, 7, 8)
        [event] = [e for e in card.events.where(Event.kind == "breached") if e.told["deadline"] == answer.id]
        assert (event.happened_at, event.recorded_at) == (at, london(2026, 4, 7, 8))


NIGHTS = [  # raised, due 25 hours later, both in London
    (london(2026, 3, 28, 12), datetime(2026, 3, 29, 13, tzinfo=UTC)),  # 14:00 BST: the night has 23 hours
    (london(2026, 3, 28, 0, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # 02:30 BST, for 01:30 never is
    (london(2026, 10, 24, 12), datetime(2026, 10, 25, 12, tzinfo=UTC)),  # 12:00 GMT: the night has 25
    (london(2026, 10, 24, 0, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # 01:30, the first of two
    (london(2026, 10, 24, 1, 30), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),  # 01:30, the second
]


@pytest.mark.parametrize(("at", "due"), NIGHTS)
def test_twenty_five_hours_are_twenty_five_hours_in_the_nights_when_the_clocks_change(northmere, clock, at, due):
    clock.move_to(at)
    card = raised(northmere, urgency="red")
    clock.move_to(due)
    Deadline.ring_everything_due()
    assert clock_of(card, "answer").due == due
    assert clock_of(card, "answer").breached_at is None
    clock.shift(timedelta(seconds=1))
    Deadline.ring_everything_due()
    assert clock_of(card, "answer").breached_at == due


def test_a_deadline_in_the_hour_that_comes_twice_is_worked_out_again_to_the_same(northmere, clock):
    clock.move_to(london(2026, 10, 24, 0, 30))
    card = raised(northmere, urgency="red")
    assert clock_of(card, "answer").due == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert Deadline.recompute_open() == []


JUNE = london(2026, 6, 1, 10)  # when London is not on Greenwich time either
RAISE_IN_JUNE = "from tests.models.test_worker import raise_in_june; import sys; print(raise_in_june(sys.argv[1]))"


def raise_in_june(url):
    """Raise a card and let a fortnight pass. Returns the days and instants of its deadlines."""
    database.bind(url)
    database.connect()
    with as_of(JUNE):
        card = raised(demo.find(MONDAY))
    with as_of(JUNE + timedelta(days=14)):
        Deadline.ring_everything_due()
    rows = card.deadlines.order_by(Deadline.id)
    return [(d.clock, d.kind, f"{d.due}", f"{d.breached_at}", [f"{day}" for day in d.working.counted]) for d in rows]


def test_a_server_anywhere_in_the_world_comes_to_the_same_instants(council):
    told = []
    for zone in ("Pacific/Auckland", "America/Los_Angeles", "Europe/London"):
        command = [sys.executable, "-c", RAISE_IN_JUNE, council.url]
        done = subprocess.run(command, env=os.environ | {"TZ": zone}, capture_output=True, text=True, check=True)
        told.append(done.stdout)
    assert told[0] == told[1] == told[2]
    assert "('answer', 'limit', '2026-06-04 22:59:59+00:00', '2026-06-04 22:59:59+00:00', ['2026-06-02'," in told[0]


def test_a_clock_put_back_an_hour_rings_nothing_again_and_nothing_early(council, clock):
    card = raised(council, urgency="red")
    due = clock_of(card, "answer").due
    clock.move_to(due + timedelta(minutes=1))
    Deadline.ring_everything_due()
    before = [event.id for event in Event.select()]
    clock.move_to(due - timedelta(hours=1))
    early = raised(council, urgency="red", child="Juniper Wold")
    assert Deadline.ring_everything_due() == 0
    clock.move_to(due + timedelta(minutes=1))
    assert Deadline.ring_everything_due() == 0
    assert Event.select().where(Event.kind == "breached", Event.id.not_in(before)).count() == 0
    assert clock_of(early, "answer").breached_at is None
    assert min(event.id for event in early.events) > max(before)  # the order of events is that of their recording


def test_a_deadline_that_was_met_while_the_calendar_was_worked_out_again_stays_met(council, clock):
    card = raised(council)
    stale = clock_of(card, "answer")
    card.entry.answering[0].respond(council.person("Hal Okafor"), "Done.")
    ClosureDay.create(day=stale.due.date(), why="The council moves house")
    assert stale.recompute() is None
    assert [d.met_at for d in card.deadlines.where(Deadline.clock == "answer", Deadline.kind == "limit")] == [now()]
    assert BreachWithdrawal.select().count() == 0


def test_a_day_that_was_a_closure_after_all_is_no_breach_though_the_worker_was_away(council, clock):
    card = raised(council)
    clock.move_to(london(2026, 3, 6, 9))
    ClosureDay.create(day=london(2026, 3, 4).date(), why="Snow")
    [(before, after)] = [pair for pair in Deadline.recompute_open() if pair[0].clock == "answer"]
    assert (after.due, after.supersedes) == (london(2026, 3, 6, 23, 59, 59), before)
    Deadline.ring_everything_due()
    assert not [d for d in card.deadlines.where(Deadline.clock == "answer") if d.breached_at]


def test_a_pass_that_dies_between_a_breach_and_its_event_leaves_neither(council, clock, monkeypatch):
    card = raised(council, urgency="red")
    clock.move_to(LATER)
    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(Escalation, "tell", mock.Mock(side_effect=KeyboardInterrupt))
        Deadline.ring_everything_due()
    assert not rung().exists()
    assert Heartbeat.last() is None
    Deadline.ring_everything_due()
    assert clock_of(card, "answer").breached_at == clock_of(card, "answer").due
