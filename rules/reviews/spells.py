"""What lasts: a time in care, a placement order, a protection plan; from the fact that begins it to one that ends it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from rules.reviews.timeline import Fact, Timeline
from rules.reviews.vocabulary import CARE_ENDS, REMANDS, SPELLS

PERIODS = ("in care", "short breaks")


@dataclass(frozen=True)
class Spell:
    """Something that lasted, or lasts."""

    word: str  # a key of SPELLS
    opened: Fact
    closed: Fact | None = None

    @property
    def began(self) -> date:
        return self.opened.on

    def holds(self, day: date) -> bool:
        """Whether the day lies in it. The day on which it ended does not."""
        return self.began <= day and (self.closed is None or day < self.closed.on)


def spells(timeline: Timeline, word: str) -> tuple[Spell, ...]:
    """Each time it lasted, in their order.

    A time in care that ends on the day on which the next begins went on: only another day begins a new one.
    """
    begins, ends = SPELLS[word]
    facts = _but_remands_in_care(timeline.facts) if word == "in care" else timeline.facts
    return tuple(_walk(word, facts, begins, ends))


def standing(timeline: Timeline, word: str) -> Spell | None:
    """The one that lasts still, or None."""
    last = spells(timeline, word)[-1:]
    return last[0] if last and last[0].closed is None else None


def period(timeline: Timeline) -> Spell | None:
    """The time in care, or the series of short breaks, whose reviews are counted: what stands, else the last."""
    in_care, breaks = spells(timeline, "in care")[-1:], spells(timeline, "short breaks")[-1:]
    found = [spell for spell in (*breaks, *in_care) if spell.closed is None] or [*breaks, *in_care]
    return max(found, key=lambda spell: (spell.word == "in care" and spell.closed is None, spell.began), default=None)


def legal_status(timeline: Timeline) -> tuple[str, date | None]:
    """The legal status that stands in this period of care, and since when it has run without a change."""
    status, since = "", None
    in_care = standing(timeline, "in care")
    for fact in timeline.of("came into care", "legal status", *REMANDS) if in_care else ():
        if in_care and fact.on >= in_care.began and fact.value and fact.value.casefold() != status.casefold():
            status, since = fact.value, fact.on
    return status, since


def kind_of_home(timeline: Timeline) -> str:
    """Where the child lives now, by the last move or other word of it; empty where it is not known."""
    if standing(timeline, "long-term foster placement"):
        return "foster care"
    told = timeline.of("kind of home", "moved")
    return told[-1].value if told else ""


def _walk(word: str, facts: Iterable[Fact], begins: Collection[str], ends: Collection[str]) -> Iterator[Spell]:
    running: Spell | None = None
    telling = [fact for fact in facts if fact.kind in begins or fact.kind in ends]
    for _, group in groupby(telling, key=lambda fact: fact.on):
        day = list(group)
        opening = next((fact for fact in day if fact.kind in begins), None)
        closing = next((fact for fact in day if fact.kind in ends), None)
        if word in PERIODS and opening and closing:
            if running is None:
                yield Spell(word, opening, closing)
            continue
        if running and closing:
            yield replace(running, closed=closing)
            running = None
        if opening and running is None:
            running = Spell(word, opening)
    if running:
        yield running


def _but_remands_in_care(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without the end of a remand that is not what the child was in care by."""
    by: str | None = None
    for fact in facts:
        if fact.kind == "came into care" or (fact.kind in REMANDS and by is None):
            by = fact.kind
        elif fact.kind == "remand ended" and by not in REMANDS:
            continue
        elif fact.kind in (*CARE_ENDS, "remand ended"):
            by = None
        yield fact
