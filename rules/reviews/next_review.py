"""Which review is due next, by when and by which rule; or why none is."""

from dataclasses import dataclass
from datetime import date

from rules.birthdays import OF_AGE, birthday
from rules.calendar import Calendar
from rules.limits import Due, earliest
from rules.reviews.choosing import Choice, choices
from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.spells import Spell, period
from rules.reviews.standing_still import Unmoved, unmoved
from rules.reviews.timeline import Timeline
from rules.reviews.weighing import Weighed, complete, weigh

ENDED = {
    "care ended": "Care ended",
    "adoption order": "An adoption order was made",
    "remand ended": "The remand by which the child was in care ended",
    "short breaks ended": "The series of short breaks ended",
}


@dataclass(frozen=True)
class Next:
    """The review that is due next, with every rule that was weighed for it."""

    ordinal: int  # of this period of care, counted from 1
    period: Spell
    rules: tuple[Weighed, ...]  # the earliest first: it rules
    set_aside: tuple[Weighed, ...]  # readings that the IRO did not choose; what a review that has begun answers
    choices: tuple[Choice, ...]  # readings of a rule of which the IRO has still to confirm one
    unmoved: tuple[Unmoved, ...]  # what happened and restarts nothing, and why
    due: Due  # the ruling one, with every other among its parts, in the order of the rules
    plan_by: date  # the last working day on or before it: no limit rolls forward

    @property
    def ruling(self) -> Weighed:
        """What the rule says by which the day is set."""
        return self.rules[0]

    @property
    def day(self) -> date:
        """By when the review is due: the last day on time."""
        return self.ruling.day

    @property
    def provisional(self) -> bool:
        """Whether the day may still change with bank holidays that are not published yet."""
        return self.due.provisional


@dataclass(frozen=True)
class NoneDue:
    """That no review is due, since when, and why in a sentence."""

    why: str
    since: date | None = None


def next_review(timeline: Timeline, procedure: ReviewsProcedure, calendar: Calendar, today: date) -> Next | NoneDue:
    """The next review on a London date, or why there is none. Raises LimitError for dates that cannot be counted."""
    spell = period(timeline)
    if none := _none(timeline, spell, today):
        return none
    assert spell
    weighed = weigh(timeline, spell, procedure, calendar)
    rules = _ruling(weighed, timeline, procedure)
    if not rules:
        return NoneDue("No rule of this procedure asks for a review now.")
    of_age = birthday(timeline.born, OF_AGE)
    if rules[0].day >= of_age:
        return NoneDue(f"The child turns 18 on {_words(of_age)}, before another review would be due.", of_age)
    return Next(
        ordinal=len(complete(timeline, spell)) + 1,
        period=spell,
        rules=rules,
        set_aside=tuple(each for each in weighed if each not in rules),
        choices=choices(rules),
        unmoved=unmoved(timeline, spell, procedure),
        due=earliest([each.due for each in rules], calendar),
        plan_by=calendar.last_working_day_on_or_before(rules[0].day),
    )


def _none(timeline: Timeline, spell: Spell | None, today: date) -> NoneDue | None:
    of_age = birthday(timeline.born, OF_AGE)
    if spell is None:
        return NoneDue("The child is not in care, and has no series of short breaks.")
    if spell.closed:
        return NoneDue(f"{ENDED[spell.closed.kind]} on {_words(spell.closed.on)}.", spell.closed.on)
    if today >= of_age:
        return NoneDue(f"The child turned 18 on {_words(of_age)}.", of_age)
    return None


def _ruling(weighed: list[Weighed], timeline: Timeline, procedure: ReviewsProcedure) -> tuple[Weighed, ...]:
    """Those that set the day. Where a first meeting counts, one that was held leaves only its completion to be owed."""
    begun = [each for each in weighed if each.is_of_adjournment and procedure.series.counts == "first meeting"]
    return tuple(begun or (each for each in weighed if not _is_set_aside(each, timeline, weighed)))


def _is_set_aside(weighed: Weighed, timeline: Timeline, among: list[Weighed]) -> bool:
    """Whether the IRO chose another reading of the same rule, for the same order, and that one holds."""
    readings = [
        each for each in among if weighed.choice and (each.choice, each.began) == (weighed.choice, weighed.began)
    ]
    chosen = [each for each in readings if timeline.is_confirmed(each.rule.key, each.began)]
    return bool(chosen) and weighed not in chosen


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
