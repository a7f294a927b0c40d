"""Clocks that jump, the nights that change them, servers in other zones: F25, F26, F27."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from faults.cards import CHILD, OFFICER, breached, raise_many, wait_for_a_beat, wait_until_all_rang
from faults.client import Browser, Ledger
from faults.table import fault
from models import Child, ClockGap, Deadline, Escalation, Event, Heartbeat, Person
from models.base import as_of
from rules.london import LONDON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NIGHTS = (  # raised in London; due in UTC 25 hours later; how the card says it
    (datetime(2026, 3, 28, 12, tzinfo=LONDON), datetime(2026, 3, 29, 13, tzinfo=UTC), "14:00"),
    (datetime(2026, 3, 28, 0, 30, tzinfo=LONDON), datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "02:30 BST"),
    (datetime(2026, 10, 24, 12, tzinfo=LONDON), datetime(2026, 10, 25, 12, tzinfo=UTC), "12:00"),
    (datetime(2026, 10, 24, 0, 30, tzinfo=LONDON), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "01:30 BST"),
    (datetime(2026, 10, 24, 1, 30, tzinfo=LONDON), datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "01:30 GMT"),
)
ZONES = ("Pacific/Auckland", "America/Los_Angeles", "Europe/London")
MONDAY = datetime(2026, 6, 1, 10, tzinfo=LONDON)


@fault("F25", "clock back an hour, then forward a day", "nothing twice, nothing before its time by that clock; events in the"
       " order of their recording; the jump is kept and shown")  # fmt: skip
def jumps(installation, seen):
    already = set(Deadline.select(Deadline.id).where(Deadline.breached_at.is_null(False)).tuples())
    with as_of(MONDAY):
        Heartbeat.beat(at=MONDAY)
    raise_many(40, MONDAY - DAY - timedelta(minutes=20))  # due 25 hours later: half an hour around ten o'clock
    installation.set_clock(MONDAY + HOUR)
    installation.worker()
    wait_for_a_beat(installation, MONDAY + HOUR)
    wait_until_all_rang(installation, MONDAY + HOUR)
    first = breached()
    installation.set_clock(MONDAY)
    gone_back = lambda: ClockGap.select().count() >= 2
    installation.wait_until(gone_back, "the clock that went back is noticed", 300)
    rang = Deadline.select(Deadline.id).where(Deadline.breached_at > MONDAY + HOUR)
    second, early = breached(), set(rang.tuples()) - already
    raise_many(1, MONDAY + timedelta(minutes=1))
    installation.set_clock(MONDAY + DAY + 2 * HOUR)
    wait_for_a_beat(installation, MONDAY + DAY)
    wait_until_all_rang(installation, MONDAY + DAY)
    gaps = [gap.was_put_back for gap in ClockGap.select().order_by(ClockGap.id)]
    last = Event.select().order_by(Event.id.desc()).first()
    seen.done = "a worker: 11:00, back to 10:00, then the day after at 12:00"
    seen.words = (
        f"{first} breaches, {second - first} more after going back, {breached() - second} the day after; gaps kept: "
    )
    seen.words += ", ".join("put back" if back else "not checked" for back in gaps)
    seen.must(first > 20 and second == first and not early, "rang again or early")
    seen.must(breached() > second, "the day after rang nothing")
    seen.must(True in gaps and gaps[-1] is False, f"gaps {gaps}")
    seen.must(
        last.kind in ("breached", "prompted", "warned", "aim passed"), "the order of events is not that of recording"
    )


@fault("F26", "the nights when the clocks change", "25 hours are 25 hours; within the night the card says BST or GMT")
def nights(installation, seen):
    told = []
    with web_in(installation, ZONES[0], NIGHTS[0][0]):
        for at, due, said in NIGHTS:
            installation.set_clock(at)
            card, page = raised_at(installation, at)
            answer = card.deadlines.where(Deadline.clock == "answer", Deadline.kind == "limit").get()
            told.append(f"{at:%d %b %H:%M} → {said}")
            seen.must(abs(answer.due - due) < timedelta(seconds=30), f"{at}: due {answer.due}")
            seen.must(said in page, f"{at}: the card does not say {said}")
    seen.done = "five red concerns raised on screen, the web in Auckland’s zone"
    seen.words = "; ".join(told)


@fault("F27", "the server is not in London", "the same instants; London’s times on the card")
def zones(installation, seen):
    dues, pages = [], []
    for zone in ZONES:
        with web_in(installation, zone, MONDAY):
            card, page = raised_at(installation, MONDAY)
            rows = card.deadlines.where(Deadline.kind == "limit").order_by(Deadline.id)
            dues.append([(row.clock, row.due.replace(second=0, minute=0)) for row in rows])
            pages.append("Tue 2 Jun 11:0" in page)
    seen.done = f"the same concern raised with TZ {', '.join(ZONES)}"
    seen.words = (
        f"{len(dues[0])} limits each, the same to the hour; {dues[0][0][0]} due {dues[0][0][1]:%d %b %H:%M} UTC"
    )
    seen.must(dues[0] == dues[1] == dues[2], f"not the same: {dues}")
    seen.must(all(pages), "not London’s time on the card")


@contextmanager
def web_in(installation, zone, at):
    installation.extra["TZ"] = zone
    installation.set_clock(at)
    web = installation.web()
    yield
    installation.kill_group(web)


def raised_at(installation, at):
    """The concern that the officer raises on screen at that instant, and its page."""
    with as_of(at):
        officer = Browser(installation, Ledger(installation), Person.get(Person.name == OFFICER))
        answer = officer.raise_for(Child.get(Child.name == CHILD))
    card = Escalation.select().order_by(Escalation.id.desc()).first()
    if answer.location != f"/escalations/{card.number}":
        raise LookupError(f"not raised: {answer.status} {answer.location}")
    return card, officer.until_answered(answer.location).text
