"""The whole of what was done for a child, as one line: what this reader may see of it."""

from models.base import now
from models.cards import share_procedures
from models.escalation import Outcome, StageEntry
from models.review import Review
from rules.footprint import Mark, line
from rules.london import london_date
from rules.reviews.vocabulary import FACTS

READ = "read reviews"
CONTACTS = {"contact": "Contact", "midway check": "Midway check", "after a visit": "What came of a visit"}


def footprint(child, person):
    """Marks and gaps in the order of time (`rules.footprint`), up to today."""
    marks = [*_care(child), *_reviews(child), *_concerns(child, person)]
    if child.opens(READ, person):
        marks += _visits(child)
    return line(marks, london_date(now()))


def _care(child):
    for period in child.times_in_care:
        yield Mark(period.began_on, "care", FACTS["came into care"])
        if period.ended_on:
            yield Mark(period.ended_on, "care", FACTS["care ended"], closes=True)


def _reviews(child):
    for review in child.reviews.where(Review.took_place()):
        yield Mark(review.held_on, "review", f"Review {review.ordinal}", review.id)


def _visits(child):
    for visit in child.visits:
        alone = "seen alone" if visit.seen_alone else "not seen alone"
        yield Mark(visit.visited_on, "visit", f"Visit, {alone}", visit.id)
    for contact in child.contacts:
        yield Mark(contact.on, contact.kind, CONTACTS[contact.kind])


def _concerns(child, person):
    escalations = list(person.escalations.about(child)) if person.standing.letters("see cards") else []
    share_procedures(escalations)
    by_id = {escalation.id: escalation for escalation in escalations}
    for escalation in escalations:
        day = london_date(escalation.happened_at)
        yield Mark(day, "concern", f"{escalation.reference} raised", escalation.number)
    rows = Outcome.select(Outcome, StageEntry).join(StageEntry).where(Outcome.escalation.in_(list(by_id) or (0,)))
    for outcome in rows:
        escalation = outcome.entry.escalation = by_id[outcome.escalation_id]
        words = f"{escalation.reference}: {outcome.label}"
        yield Mark(london_date(outcome.happened_at), "outcome", words, escalation.number)
