"""Which reviews stand in the record, read at once for the children of a file."""

from collections import defaultdict
from functools import cached_property

from models.child.timelines import ASKED_AT_ONCE, timelines
from models.review import Invitation, Participation, Review, ReviewDocument, ReviewMeeting, ReviewStep, SystemDue


class KnownReviews:
    def __init__(self, children):
        self.children = list(children)

    @cached_property
    def timelines(self):
        """{child id: Timeline}"""
        return timelines(self.children)

    @cached_property
    def held(self):
        """{child id: the reviews that were held, the first first}"""
        held = Review.held_on.is_null(False) & Review.ended_at.is_null()
        found = defaultdict(list)
        for review in self._of(Review.child, self._ids, Review.select().where(held).order_by(Review.held_on)):
            found[review.child_id].append(review)
        return found

    @cached_property
    def open(self):
        """{child id: the review that is still to be held or completed}"""
        return {row.child_id: row for row in self._of(Review.child, self._ids, Review.select().open())}

    @cached_property
    def booked(self):
        """{review id: the meeting that is to come} of the reviews to come"""
        open_ones = [review.id for review in self.open.values()]
        rows = self._of(ReviewMeeting.review, open_ones, ReviewMeeting.select().where(ReviewMeeting.to_come()))
        return {row.review_id: row for row in rows}

    @cached_property
    def prepared(self):
        """The ids of the reviews to come for which something was booked, done or received already."""
        reviews, found = [review.id for review in self.open.values()], set()
        for model in (ReviewMeeting, Invitation, ReviewStep, ReviewDocument):
            found |= {row.review_id for row in self._of(model.review, reviews, model.select())}
        return found

    @cached_property
    def codes(self):
        """{review id: the participation code that stands}"""
        rows = Participation.select().order_by(Participation.id)
        return {row.review_id: row.code for row in self._of(Participation.review, self._reviews, rows)}

    @cached_property
    def dues(self):
        """{review id: the record system's own due date that stands}"""
        rows = SystemDue.select().order_by(SystemDue.id)
        return {row.review_id: row.due_on for row in self._of(SystemDue.review, self._reviews, rows)}

    @property
    def _ids(self):
        return [child.id for child in self.children]

    @property
    def _reviews(self):
        held = (review.id for reviews in self.held.values() for review in reviews)
        return [*held, *(review.id for review in self.open.values())]

    @staticmethod
    def _of(column, ids, rows):
        """Those rows whose column holds one of the ids: a question for each thousand of them."""
        for start in range(0, len(ids), ASKED_AT_ONCE):
            yield from rows.where(column.in_(ids[start : start + ASKED_AT_ONCE]))
