"""The decisions on the page of a review: its own and those of earlier reviews, and what can be done with each."""

from flask import url_for

from models import Arisen, Decision, Escalation
from models.review.how_decisions_stand import how_they_stand


class Decided:
    """Read together: the page asks the same few questions however many there are."""

    def __init__(self, review, may):
        self.review, self.may, self._holders = review, may, {}
        self.own = list(Decision.with_owners().where(Decision.review == review).order_by(Decision.number))
        self.returning = review.returning if review.is_open or review.completed_at else []
        self._stands = how_they_stand([*self.own, *self.returning])
        self.raised = self._raised()

    @property
    def is_shown(self):
        """True where there are decisions, or could be, for somebody who may read them."""
        return self.may["read reviews"] and bool(self.own or self.returning or self.review.held_on)

    def stand(self, decision):
        """How this decision stands, as a `Stand`."""
        return self._stands[decision.id]

    def is_past(self, decision):
        """True where it is open and its day was over before this review was held: no date of it runs."""
        held_on = self.review.held_on
        return bool(held_on and decision.by_when < held_on and self.stand(decision).is_open)

    def owner(self, decision):
        """Whose it is, in words; who holds a post is asked once."""
        post = decision.owner_post
        if post and post.id not in self._holders:
            self._holders[post.id] = post.holder()
        return decision.owner_by(self._holders[post.id] if post else None)

    def update(self, decision):
        """Where it is said how this decision stands, or nothing where it stands as it is or this person does not."""
        review = self.review if decision.review_id == self.review.id else decision.review
        if not self.may["do a step"] or not self.stand(decision).can_stand or not review.held_on or review.ended_at:
            return ""
        return url_for("review_decisions.stand", review_id=decision.review_id, decision_id=decision.id)

    def carry(self, decision):
        """Where a decision of an earlier review is carried forward to this one, or nothing."""
        if not self.may["record a review"] or not self.review.held_on:
            return ""
        return url_for("review_decisions.carry_on", review_id=self.review.id, decision_id=decision.id)

    def _raised(self):
        """{decision's id: [the concerns that were raised about it, as `Arisen`]}."""
        rows = (
            Arisen.select(Arisen, Escalation).join(Escalation).where(Arisen.decision.in_(self.own)).order_by(Arisen.id)
        )
        found = {}
        for row in rows if self.own else ():
            found.setdefault(row.decision_id, []).append(row)
        return found
