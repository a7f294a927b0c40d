"""What the IRO is asked since something happened: to bring a review forward, to hold one at once or before a change."""

from dataclasses import dataclass

from rules.reviews.frequency import Question
from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.spells import period
from rules.reviews.timeline import Fact, Timeline
from rules.reviews.weighing import complete


@dataclass(frozen=True)
class Unanswered:
    """A question that waits for the IRO's answer, and the fact that it is about."""

    rule: Question
    fact: Fact


def questions(timeline: Timeline, procedure: ReviewsProcedure) -> tuple[Unanswered, ...]:
    """What is unanswered, and no review has been held since: what stands before the next review's day comes first."""
    spell = period(timeline)
    if spell is None or spell.closed:
        return ()
    since = max((review.on for review in complete(timeline, spell)), default=spell.began)
    open_facts = [fact for fact in timeline.facts if fact.on >= since and not fact.answered]
    asked = [Unanswered(rule, fact) for rule in procedure.questions for fact in open_facts if fact.kind in rule.facts]
    return tuple(sorted(asked, key=lambda each: (not each.rule.at_once, each.fact.on)))
