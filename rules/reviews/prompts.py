"""What a review is prompted to consider, with the day from which or by which, and on which review that falls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rules.birthdays import birthday
from rules.calendar import Calendar
from rules.limits import Due, due
from rules.london import london_date
from rules.reviews.applying import applies, matters_left, since
from rules.reviews.frequency import PromptRule
from rules.reviews.next_review import Next, next_review
from rules.reviews.projecting import Coming, projected
from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.timeline import Timeline
from rules.reviews.vocabulary import LAST_MEETING
from rules.reviews.weighing import complete


@dataclass(frozen=True)
class Prompt:
    """One thing to consider, and where it falls."""

    rule: PromptRule
    day: date | None  # from which, or by which, it is to be considered
    due: Due | None  # the ledger of that day, where it was counted
    review: int | None  # the number of the review on which it falls; None where that is too far off to say
    on_next: bool
    since: date | None = None  # since when what it is about has lasted


def prompts(timeline: Timeline, procedure: ReviewsProcedure, calendar: Calendar, today: date) -> tuple[Prompt, ...]:
    """What the reviews to come are to consider, those of the next review first; none where no review is due."""
    following = next_review(timeline, procedure, calendar, today)
    if not isinstance(following, Next):
        return ()
    coming = projected(timeline, procedure, calendar, today)
    found = [
        prompt
        for rule in procedure.prompts
        if applies(rule, timeline)
        for prompt in _of(rule, timeline, following, coming, calendar)
    ]
    return tuple(sorted(found, key=lambda prompt: (not prompt.on_next, prompt.review or 999)))


def _of(
    rule: PromptRule, timeline: Timeline, following: Next, coming: Sequence[Coming], calendar: Calendar
) -> Iterator[Prompt]:
    begun = since(rule, timeline)
    counted = _counted(rule, timeline, following, calendar)
    day = london_date(counted.at) if counted else begun
    if rule.repeats:
        for last in matters_left(rule, timeline, following.period.began):
            yield Prompt(rule, last, None, following.ordinal, True, begun)
        return
    if rule.birthday:
        day = birthday(timeline.born, rule.birthday)
    if rule.limit and counted is None:
        return
    if (review := _falls_on(rule, day, timeline, following, coming)) != 0:
        yield Prompt(rule, day, counted, review, review == following.ordinal, begun)


def _falls_on(
    rule: PromptRule, day: date | None, timeline: Timeline, following: Next, coming: Sequence[Coming]
) -> int | None:
    """The number of the review; None where it cannot be said yet, 0 where it has been considered."""
    if rule.review:
        if rule.review < following.ordinal and not rule.answered_by:
            return 0
        return max(rule.review, following.ordinal)
    if day is None:
        return following.ordinal
    if rule.every_review or rule.falls == "by":
        return _by(day, coming) if rule.falls == "by" else _from(day, coming)
    if any(review.on >= day for review in complete(timeline, following.period)):
        return 0
    return _from(day, coming)


def _from(day: date, coming: Sequence[Coming]) -> int | None:
    """The first review that is due on that day or later."""
    return next((review.ordinal for review in coming if review.day >= day), None)


def _by(day: date, coming: Sequence[Coming]) -> int | None:
    """The last review that is due by that day, the next one where even that is due later."""
    in_time = [review.ordinal for review in coming if review.day <= day] or [coming[0].ordinal]
    return in_time[-1] if coming[-1].day > day else None


def _counted(rule: PromptRule, timeline: Timeline, following: Next, calendar: Calendar) -> Due | None:
    """By the ledger, from the last of the facts that it is counted from in this period, or from the last meeting."""
    if not rule.limit:
        return None
    if rule.counts_from == LAST_MEETING:
        days = [review.on for review in complete(timeline, following.period) if review.meeting]
    elif rule.counts_from == "came into care":
        days = [following.period.began]
    else:
        days = [fact.on for fact in timeline.of(rule.counts_from) if fact.on >= following.period.began]
    return due(rule.limit, days[-1], calendar) if days else None
