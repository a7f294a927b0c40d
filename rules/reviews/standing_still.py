"""What happened to a child and yet restarts nothing, and why."""

from dataclasses import dataclass

from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.spells import Spell
from rules.reviews.timeline import Fact, Timeline
from rules.reviews.weighing import complete

NOT_HERE = "In this council the reviews run on as before."


@dataclass(frozen=True)
class Unmoved:
    """A fact since the last review that moved no date, with the reason."""

    fact: Fact
    label: str
    why: str
    source: str


def unmoved(timeline: Timeline, period: Spell, procedure: ReviewsProcedure) -> tuple[Unmoved, ...]:
    """What happened since the last review of this period and restarts nothing: by the law, or in this council."""
    since = max((review.on for review in complete(timeline, period)), default=period.began)
    reasons = {rule.fact: (rule.label, rule.why, rule.source) for rule in procedure.resets_nothing}
    for cycle in procedure.cycles:
        if not cycle.in_use:
            reasons.setdefault(cycle.starts, (cycle.label, cycle.note or NOT_HERE, cycle.source))
    facts = [fact for fact in timeline.facts if fact.on >= since and fact.kind in reasons]
    return tuple(Unmoved(fact, *reasons[fact.kind]) for fact in facts)
