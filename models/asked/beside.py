"""What else must be known of things that are owed: one question for each kind of row, however many they are."""

from functools import cached_property

from models.deadline import Deadline
from models.review import Invitation, ReviewMeeting

FORWARD = "brought forward"  # an aim that stands for itself: the review is to be held by it


class Beside:
    def __init__(self, rows):
        self._reviews = {row.review_id for row in rows if row.review_id} or {0}
        self._visits = {row.visit_id for row in rows if row.visit_id} or {0}

    @cached_property
    def aims(self):
        """{(review's id, visit's id, clock): the aim that runs beside the limit}"""
        of_these = Deadline.review.in_(self._reviews) | Deadline.visit.in_(self._visits)
        aims = Deadline.select().where(Deadline.kind == "aim", Deadline.running(), Deadline.clock != FORWARD, of_these)
        return {(aim.review_id, aim.visit_id, aim.clock): aim for aim in aims.order_by(Deadline.id)}

    @cached_property
    def booked(self):
        """{review's id: the London date of the meeting that is to come}"""
        rows = ReviewMeeting.select().where(self._of(ReviewMeeting), ReviewMeeting.to_come())
        return {row.review_id: row.day for row in rows}

    @cached_property
    def unsent(self):
        """The ids of the reviews with somebody on the list who is still to be invited."""
        waiting = Invitation.taken_off_at.is_null() & Invitation.sent_on.is_null()
        return {row.review_id for row in Invitation.select(Invitation.review).where(self._of(Invitation), waiting)}

    def _of(self, model):
        return model.review.in_(self._reviews)
