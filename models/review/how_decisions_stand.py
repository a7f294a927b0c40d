"""How decisions stand: what was said of each, answered to it, and whether it went out; few questions for any number."""

from collections import defaultdict
from dataclasses import dataclass

from models.person import Person

SETTLED = ("done", "no longer needed")


@dataclass(frozen=True)
class Stand:
    standing: object  # the last DecisionStanding, or None while nothing was said
    sent_with: object  # the Circulation with which it was sent out, or None
    reply: object  # the Reply to it, or to all the others that went out with it; None before
    is_carried_on: bool

    @property
    def is_refused(self):
        """True where the designated manager does not agree to it."""
        return bool(self.reply and self.reply.verdict == "not agreed")

    @property
    def can_stand(self):
        """True while it may be said, or said anew, how it stands: it was not carried on, and is not refused."""
        return not self.is_carried_on and not self.is_refused

    @property
    def is_open(self):
        """True until it is done, needed no longer, not agreed, or carried on to a later review."""
        return self.can_stand and not (self.standing and self.standing.how in SETTLED)


def how_they_stand(decisions):
    """{decision's id: its `Stand`}."""
    if not decisions:
        return {}
    model, ids = type(decisions[0]), [decision.id for decision in decisions]
    standing, own = model.standings.rel_model, model.replies.rel_model
    last = {row.decision_id: row for row in standing.select().where(standing.decision.in_(ids)).order_by(standing.id)}
    of_reviews = {decision.review_id for decision in decisions}
    sent, replies = _by_review(model.review.rel_model.circulations.rel_model, of_reviews), defaultdict(list)
    answered = own.select(own, Person).left_outer_join(Person, on=own.by).switch(own).where(own.review.in_(of_reviews))
    for reply in answered.order_by(own.id):
        replies[reply.review_id].append(reply)
    later = {row.carried_from_id for row in carried_on(model, ids)}
    found = {}
    for each in decisions:
        went_out = [row for row in sent[each.review_id] if row.recorded_at >= each.recorded_at][:2]
        reply = _reply(each, went_out, replies[each.review_id])
        found[each.id] = Stand(last.get(each.id), went_out[0] if went_out else None, reply, each.id in later)
    return found


def carried_on(model, among):
    """A query of `carried_from`: which of these decisions were carried on, to a review that was held, or on from there."""
    later, again, review = model.alias(), model.alias(), model.review.rel_model
    held = review.select(review.id).where(review.took_place())
    on_from_there = again.select(again.carried_from).where(again.carried_from.is_null(False), again.review.in_(held))
    to_one = later.review.in_(held) | later.id.in_(on_from_there)
    return later.select(later.carried_from).where(later.carried_from.in_(among), to_one)


def _reply(decision, went_out, replies):
    """An answer from before it was sent out was never about it, nor is one to what was sent out later."""
    if own := [row for row in replies if row.decision_id == decision.id]:
        return own[-1]
    if not went_out:
        return None
    rest = [row for row in replies if row.decision_id is None and row.recorded_at >= went_out[0].recorded_at]
    if went_out[1:]:
        rest = [row for row in rest if row.recorded_at < went_out[1].recorded_at]
    return rest[-1] if rest else None


def _by_review(model, ids):
    found = defaultdict(list)
    for row in model.select().where(model.review.in_(ids)).order_by(model.id):
        found[row.review_id].append(row)
    return found
