"""The decisions on the page of a review: its own and those of earlier reviews, and what can be done with each."""

from flask import url_for


class Decided:
    def __init__(self, review, may):
        self.review, self.may = review, may
        self.own = list(review.decisions)
        self.returning = review.returning if review.is_open or review.completed_at else []

    @property
    def is_shown(self):
        """True where there are decisions, or could be, for somebody who may read them."""
        return self.may["read reviews"] and bool(self.own or self.returning or self.review.held_on)

    def update(self, decision):
        """Where it is said how this decision stands, or nothing where it stands as it is or this person does not."""
        if not self.may["do a step"] or not decision.can_stand:
            return ""
        return url_for("review_decisions.stand", review_id=decision.review_id, decision_id=decision.id)

    def carry(self, decision):
        """Where a decision of an earlier review is carried forward to this one, or nothing."""
        if not self.may["record a review"] or not self.review.held_on:
            return ""
        return url_for("review_decisions.carry_on", review_id=self.review.id, decision_id=decision.id)
