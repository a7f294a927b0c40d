"""Workers that come in twos, die, sleep through Easter or hang: F5, F6, F7, F36."""

import os
import random
import signal
import time
from datetime import UTC, datetime, timedelta

from faults.cards import breached, raise_many, wait_for_a_beat, wait_until_all_rang
from faults.client import Browser, Ledger
from faults.table import fault
from models import Deadline, Heartbeat, Notice, Person
from models.base import as_of, now
from rules.london import LONDON

LONG_AGO = timedelta(days=60)
AWAY_SINCE = datetime(2026, 4, 2, 17, tzinfo=LONDON)
BACK_AT = datetime(2026, 4, 7, 8, tzinfo=LONDON)


@fault("F5", "two workers", "200 limits, 200 breaches, none doubled", quick=True)
def two_workers(installation, seen):
    since = now()
    raise_many(200, since - LONG_AGO)
    before = breached()
    for _ in range(2):
        installation.worker()
    wait_until_all_rang(installation)
    wait_for_a_beat(installation, since)
    seen.done = f"two workers started at once, {200} cards with limits long past"
    seen.words = f"{breached() - before} limits breached, one event each, {Notice.select().count()} notices"
    seen.must(breached() - before >= 200, "some did not ring")


@fault("F6", "worker restarted 5 times within a minute", "the same: none lost, none doubled")
def restarted_worker(installation, seen):
    raise_many(200, now() - LONG_AGO)
    before, draw, since = breached(), random.Random(6), time.monotonic()
    at_kills = []
    for _ in range(5):
        worker, enough = installation.worker(), breached() + draw.randint(5, 30)
        installation.wait_until(lambda enough=enough: breached() >= enough, "it rings", 120)
        installation.kill_group(worker)
        at_kills.append(breached() - before)
    taken = time.monotonic() - since
    installation.worker()
    wait_until_all_rang(installation)
    seen.done = f"kill -9 of the group after {at_kills} breaches, within {taken:.0f} s; then left alone"
    seen.words = f"{breached() - before} limits breached, one event each"
    seen.must(breached() - before >= 200, "some did not ring")


@fault("F7", "worker away over Easter, 500 cards", "every breach once at its own instant, noted apart; the board says from"
       " when to when")  # fmt: skip
def away(installation, seen):
    raise_many(500, datetime(2026, 4, 2, 8, tzinfo=LONDON))
    with as_of(AWAY_SINCE):
        Deadline.ring_everything_due()
    installation.set_clock(BACK_AT)
    installation.worker()
    wait_until_all_rang(installation, BACK_AT)
    wait_for_a_beat(installation, BACK_AT)
    rung = Deadline.select().where(Deadline.due.between(AWAY_SINCE, BACK_AT), Deadline.breached_at.is_null(False))
    late = max((row.breach_recorded_at - BACK_AT.astimezone(UTC)).total_seconds() for row in rung)
    installation.web()
    with as_of(BACK_AT):
        reader = Browser(installation, Ledger(installation), Person.get(Person.name == "Odile Pryce"))
    board = reader.ask("/board").text
    seen.done = f"from {AWAY_SINCE:%a %d %b %H:%M} to {BACK_AT:%a %d %b %H:%M} by its clock"
    seen.words = (
        f"{rung.count()} breaches of those days, each at its own instant, noted within {late:.0f} s; the board says so"
    )
    seen.must(rung.count() > 400, f"only {rung.count()} rang")
    seen.must(all(row.breached_at == row.due < row.breach_recorded_at for row in rung), "not at their own instants")
    seen.must(late <= 60, f"noted {late:.0f} s after the start")
    seen.must("were not checked from" in board and "Thu 2 Apr 17:00" in board, "the board does not say so")


@fault("F36", "worker hangs (SIGSTOP)", "the board says so within 10 minutes; another worker takes over; when it goes on"
       " nothing rings again")  # fmt: skip
def hangs(installation, seen):
    first, since = installation.worker(), now()
    wait_for_a_beat(installation, since)
    os.killpg(first.pid, signal.SIGSTOP)
    eleven = now() + timedelta(minutes=11)
    installation.set_clock(eleven)
    web = installation.web()
    with as_of(eleven):
        reader = Browser(installation, Ledger(installation), Person.get(Person.name == "Odile Pryce"))
    board = reader.ask("/board").text
    installation.kill_group(web)
    installation.set_clock(None)
    raise_many(50, now() - LONG_AGO)
    before = breached()
    installation.worker()
    wait_until_all_rang(installation)
    rang, events = breached() - before, Heartbeat.last()
    os.killpg(first.pid, signal.SIGCONT)
    wait_for_a_beat(installation, max(now(), events) + timedelta(seconds=1))
    seen.done = "stopped; the board opened 11 minutes later by its clock; a second worker; then let go on"
    seen.words = f"the board says so; the second rang {rang}; after that {breached() - before - rang} more"
    seen.must("have not been checked" in board, "the board does not say so")
    seen.must(rang >= 50 and breached() - before == rang, "rang again, or not at all")
