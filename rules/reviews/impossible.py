"""Dates that cannot be, or that somebody must confirm, each by the name of its rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rules.birthdays import OF_AGE, birthday
from rules.reviews.spells import Spell, spells
from rules.reviews.timeline import Timeline

NOT_IN_CARE = "the child was not in care that day, as far as is known"
OUTSIDE_CARE = ("came into care", "CP plan began", "CP plan ended", "missing", "exploitation risk", "legal status")


@dataclass(frozen=True)
class Impossible:
    """A date that breaks a rule."""

    rule: str
    on: date
    sentence: str
    refused: bool  # else it may be confirmed: what is known of the child may not be the whole


def impossible(timeline: Timeline, today: date) -> tuple[Impossible, ...]:
    """Every date of the timeline that cannot be on that London day, in the order of the dates."""
    found = [*_of_birth(timeline), *_of_reviews(timeline, today), *_of_facts(timeline, today)]
    return tuple(sorted(found, key=lambda each: (each.on, each.rule)))


def visit_problems(
    visited_on: date, timeline: Timeline, today: date, own_day: bool, first_away: bool = False
) -> tuple[Impossible, ...]:
    """What is wrong with a visit of that day; `own_day`: the procedure questions one on the day of a review;
    `first_away`: it is the first that is to be where the child lives, and was not.
    """
    found = []
    if visited_on > today:
        found.append(Impossible("visit in the future", visited_on, "The visit must be today or in the past.", True))
    if visited_on < timeline.born:
        found.append(Impossible("visit before birth", visited_on, "The visit is before the child was born.", True))
    if own_day and any(held.on <= visited_on <= held.last for held in timeline.held):
        sentence = "A review was held that day. The visit is to be one of its own: confirm that it was."
        found.append(Impossible("visit on the day of a review", visited_on, sentence, False))
    if first_away:
        sentence = "The first visit is to be where the child lives. Confirm that this one was elsewhere."
        found.append(Impossible("first visit away from home", visited_on, sentence, False))
    return tuple(found)


def _of_birth(timeline: Timeline) -> Iterator[Impossible]:
    for fact in timeline.facts:
        if fact.on < timeline.born:
            yield Impossible("before birth", fact.on, f"“{fact.words}” is before the child was born.", True)
    for held in timeline.held:
        if held.on < timeline.born:
            yield Impossible("review before birth", held.on, "The review is before the child was born.", True)


def _of_reviews(timeline: Timeline, today: date) -> Iterator[Impossible]:
    of_age, periods = birthday(timeline.born, OF_AGE), _periods(timeline)
    days = [held.on for held in timeline.held]
    for n, held in enumerate(timeline.held):
        if held.last > today:
            yield Impossible("review in the future", held.last, "The review must be today or in the past.", True)
        if held.last >= of_age:
            yield Impossible("review after 18", held.last, "The child had turned 18 by the day of the review.", True)
        if held.on in days[:n]:
            yield Impossible("two reviews in one day", held.on, "A review of this child was held that day.", True)
        if held.last < held.on:
            yield Impossible("review ends before it begins", held.on, "Its last meeting is before its first.", True)
        if timeline.born <= held.on and not any(map(_covers(held.on), periods)):
            sentence = f"The review of {_say(held.on)}: {NOT_IN_CARE}. Check the date, or confirm it."
            yield Impossible("review outside care", held.on, sentence, False)


def _of_facts(timeline: Timeline, today: date) -> Iterator[Impossible]:
    of_age, periods = birthday(timeline.born, OF_AGE), _periods(timeline)
    for fact in timeline.facts:
        if fact.on > today:
            yield Impossible("in the future", fact.on, f"“{fact.words}” must be today or in the past.", True)
        if fact.on >= of_age and fact.kind != "care ended":
            yield Impossible("after 18", fact.on, f"“{fact.words}” is after the child turned 18.", True)
        if fact.on >= timeline.born and fact.kind not in OUTSIDE_CARE and not any(map(_covers(fact.on), periods)):
            rule = "move before care" if fact.kind == "moved" else "outside care"
            sentence = f"“{fact.words}” of {_say(fact.on)}: {NOT_IN_CARE}. Check the date."
            yield Impossible(rule, fact.on, sentence, fact.kind == "moved")


def _periods(timeline: Timeline) -> list[Spell]:
    return [*spells(timeline, "in care"), *spells(timeline, "short breaks")]


def _covers(day: date) -> Callable[[Spell], bool]:
    """Whether a spell has that day in it, its last one too: what ends care may happen on that day."""
    return lambda spell: spell.began <= day and (spell.closed is None or day <= spell.closed.on)


def _say(day: date) -> str:
    return f"{day:%-d %B %Y}"
