"""Every rule that has something to say about the next review, each with its day and its ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rules.calendar import Calendar
from rules.limits import Due, due
from rules.london import london_date
from rules.reviews.frequency import Adjournment, Cycle
from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.spells import Spell, standing
from rules.reviews.timeline import Held, Timeline
from rules.reviews.vocabulary import REMANDS

HELD = "review held"


@dataclass(frozen=True)
class Weighed:
    """What one rule says of the next review."""

    rule: Cycle | Adjournment
    place: int  # which review of the rule's own sequence it would be, counted from 1
    fact: str  # what it is counted from: a key of FACTS, or that a review was held or adjourned
    due: Due
    began: date  # the day of the fact with which its sequence started, or of the adjournment

    @property
    def day(self) -> date:
        """By when, the last day on time."""
        return london_date(self.due.at)

    @property
    def name(self) -> str:
        """What the screens call it."""
        return self.rule.name(self.place) if isinstance(self.rule, Cycle) else self.rule.label

    @property
    def is_of_adjournment(self) -> bool:
        """True where it is about completing a review that has begun."""
        return isinstance(self.rule, Adjournment)

    @property
    def choice(self) -> str:
        """What its rule is one reading of, or empty."""
        return self.rule.choice if isinstance(self.rule, Cycle) else ""


def weigh(timeline: Timeline, period: Spell, procedure: ReviewsProcedure, calendar: Calendar) -> list[Weighed]:
    """What every rule that holds now says, the earliest first; of one day the council's own rule before the law's."""
    adjourned = open_review(timeline, period)
    found = [_adjourned(procedure.adjournment, adjourned, calendar)] if procedure.adjournment and adjourned else []
    held = [review.counted(procedure.series.counts) for review in complete(timeline, period)]
    for cycle in procedure.cycles:
        if cycle.in_use and _holds(cycle, timeline):
            found += _of_cycle(cycle, _starts(cycle, timeline, period), held, calendar, period)
    return sorted(found, key=lambda weighed: (weighed.day, weighed.rule.basis == "law"))


def complete(timeline: Timeline, period: Spell) -> list[Held]:
    """The reviews of this period that were held and completed."""
    return [review for review in timeline.held if review.complete and period.holds(review.on)]


def open_review(timeline: Timeline, period: Spell) -> Held | None:
    """The review of this period that was adjourned and is still to be completed, or None."""
    last = [review for review in timeline.held if period.holds(review.on)][-1:]
    return last[0] if last and not last[0].complete else None


def _holds(cycle: Cycle, timeline: Timeline) -> bool:
    wanted = not cycle.during or standing(timeline, cycle.during)
    return bool(wanted and not (cycle.unless and standing(timeline, cycle.unless)))


def _starts(cycle: Cycle, timeline: Timeline, period: Spell) -> list[date]:
    """The days from which the cycle runs in this period: for care itself, the day on which the period began."""
    if cycle.starts in ("came into care", "short breaks began"):
        opened_by = "came into care" if period.opened.kind in REMANDS else period.opened.kind
        return [period.began] if opened_by == cycle.starts else []
    lasting = standing(timeline, cycle.during) if cycle.during else None
    first = max(period.began, lasting.began) if lasting else period.began
    return sorted({fact.on for fact in timeline.of(cycle.starts) if fact.on >= first})


def _of_cycle(
    cycle: Cycle, starts: Sequence[date], held: Sequence[date], calendar: Calendar, period: Spell
) -> Iterator[Weighed]:
    """A start that no review has followed is answered by the first; of the others the last runs on.

    So something that happens can bring the next review forward, and never puts one off that is owed already.
    """
    runs_on: Weighed | None = None
    for start in starts:
        after = [day for day in held if day > start or start == period.began]
        place = len(after) + 1
        counted = due(cycle.limit(place), after[-1] if after else start, calendar)
        weighed = Weighed(cycle, place, HELD if after else cycle.starts, counted, start)
        if after:
            runs_on = weighed
        else:
            yield weighed
    if runs_on:
        yield runs_on


def _adjourned(rule: Adjournment, review: Held, calendar: Calendar) -> Weighed:
    """From the first meeting, as a review is adjourned once."""
    return Weighed(rule, 1, "review adjourned", due(rule.limit, review.on, calendar), review.on)
