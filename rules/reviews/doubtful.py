"""Days that are asked about when they are entered, each by the name of its rule."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Protocol

from rules.calendar import Calendar
from rules.london import in_london
from rules.reviews.impossible import Impossible
from rules.reviews.timeline import Fact, Held


class Listed(Protocol):
    """Somebody on the list of a review."""

    name: str
    part: str


MORNING, EVENING = 8, 20  # the hours between which a meeting is asked for without a question


def meeting_doubts(meets_at: datetime, calendar: Calendar) -> Iterator[Impossible]:
    """What may be wrong with a meeting that is to be at that instant."""
    there = in_london(meets_at)
    day = there.date()
    if off := calendar.why_off(day):
        yield Impossible(
            "meeting on no working day", day, f"{_say(day)} is no working day: {off}. Confirm the day.", False
        )
    if not MORNING <= there.hour < EVENING:
        yield Impossible("meeting at night", day, f"The meeting is at {there:%H:%M}. Confirm the time.", False)


def held_doubts(held_on: date, booked: date | None, others: Iterable[Held]) -> Iterator[Impossible]:
    """What may be wrong with a review that was held that day: booked for another, or others were held after it."""
    if booked and booked != held_on:
        sentence = f"The meeting is booked for {_say(booked)}. Confirm that it was held on {_say(held_on)}."
        yield Impossible("not on the day it was booked for", held_on, sentence, False)
    if later := [held.last for held in others if held.last > held_on]:
        sentence = f"The review before this one was held later, on {_say(max(later))}. Confirm {_say(held_on)}."
        yield Impossible("review before the last one", held_on, sentence, False)


def done_doubts(done_on: date, born: date, since: date) -> Iterator[Impossible]:
    """What may be wrong with something done for a review that day; `since`: when the one before was held, or care began."""
    if done_on < born:
        yield Impossible("done before birth", done_on, "The date cannot be before the child was born.", True)
    elif done_on < since:
        sentence = f"This review is prepared from {_say(since)} on. Confirm that it was done on {_say(done_on)}."
        yield Impossible("done before its review", done_on, sentence, False)


def listed_doubts(name: str, guests: Iterable[Listed], today: date) -> Iterator[Impossible]:
    """The question where somebody of that name is on the list already."""
    for guest in guests:
        if _same(guest.name, name):
            sentence = f"{guest.name}, {guest.part}, is on the list already. Confirm that this is somebody else."
            yield Impossible("on the list already", today, sentence, False)
            return


def same_again(fact: Fact, facts: Iterable[Fact]) -> Iterator[Impossible]:
    """The question where a move of that day is known already; of other facts there may be two."""
    if fact.kind == "moved" and any((each.kind, each.on) == (fact.kind, fact.on) for each in facts):
        sentence = f"“{fact.words}” is recorded for {_say(fact.on)} already. Confirm that it happened twice."
        yield Impossible("the same on the same day", fact.on, sentence, False)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _say(day: date) -> str:
    return f"{day:%-d %B %Y}"
