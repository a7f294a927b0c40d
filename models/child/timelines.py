"""What is known of children as the reviews' rules read it: built without a question to the database for each child."""

from collections import defaultdict

from rules.reviews import Fact, Held, Timeline
from rules.reviews.vocabulary import FACTS

ASKED_AT_ONCE = 1000  # children: more could not be named in one question
OF_PERIODS = ("came into care", "care ended")  # told by the periods of care themselves


def timelines(children):
    """{child id: Timeline} of these children; a handful of queries for each thousand of them."""
    children, found = list(children), {}
    for start in range(0, len(children), ASKED_AT_ONCE):
        found |= _of(children[start : start + ASKED_AT_ONCE])
    return found


def _of(children):
    ids = [child.id for child in children]
    facts, held, confirmed = _facts(ids), _held(ids), _confirmed(ids)
    return {c.id: Timeline(c.born, tuple(facts[c.id]), tuple(held[c.id]), frozenset(confirmed[c.id])) for c in children}


def _facts(ids):
    from models.child.answer import FactAnswer
    from models.period_of_care import ChildChange, PeriodOfCare

    facts, adopted = defaultdict(list), set()
    answered = FactAnswer.select(FactAnswer.change).join(ChildChange).where(ChildChange.child.in_(ids))
    answered = {answer.change_id for answer in answered}
    told = ChildChange.select().where(ChildChange.child.in_(ids), ChildChange.kind.in_(set(FACTS) - set(OF_PERIODS)))
    for change in told.where(ChildChange.stands()).order_by(ChildChange.id):
        if change.kind == "adoption order":
            adopted.add((change.child_id, change.happened_on))
        fact = Fact(change.kind, change.happened_on, change.after or "", change.id in answered)
        facts[change.child_id].append(fact)
    periods = PeriodOfCare.select().where(PeriodOfCare.stands(), PeriodOfCare.child.in_(ids))
    for period in periods.order_by(PeriodOfCare.id):
        facts[period.child_id].append(Fact("came into care", period.began_on, period.legal_status))
        if period.ended_on and (period.child_id, period.ended_on) not in adopted:
            facts[period.child_id].append(Fact("care ended", period.ended_on))
    return facts


def _held(ids):
    from models.review import Review, ReviewMeeting

    held = defaultdict(list)
    reviews = Review.select().where(Review.child.in_(ids), Review.held_on.is_null(False), Review.ended_at.is_null())
    rows = list(reviews.order_by(Review.id))
    unfinished = [review.id for review in rows if review.completed_at is None]
    last = {}
    if unfinished:
        sat = ReviewMeeting.select().where(ReviewMeeting.review.in_(unfinished), ReviewMeeting.held_on.is_null(False))
        sat = sat.where(ReviewMeeting.stands())
        for meeting in sat.order_by(ReviewMeeting.held_on):
            last[meeting.review_id] = meeting.held_on
    for review in rows:
        until, done = review.last_on or last.get(review.id), review.completed_at is not None
        held[review.child_id].append(Held(review.held_on, until, not review.without_meeting, done))
    return held


def _confirmed(ids):
    from models.child.answer import CycleChoice

    chosen = defaultdict(dict)
    for choice in CycleChoice.select().where(CycleChoice.child.in_(ids)).order_by(CycleChoice.id):
        about = (choice.choice, choice.about_on)
        chosen[choice.child_id][about] = (choice.cycle_key, choice.about_on)
    return defaultdict(tuple, {child: tuple(keys.values()) for child, keys in chosen.items()})
