"""Reviews that are to come and became known so shortly before their day that something may have been too late already."""

from models.base import now
from models.child import Child
from models.deadline import Deadline
from models.review import BroughtForward, Review, ReviewMeeting, clocks
from rules.london import london_date

MOST = 100  # where a procedure is new, or a file has just come in, that may be every child's


def short_notice(children, person, reach):
    """{review: the London date from which is counted back} of those of these children whom this person may see.

    The nearest come first, and no more than a hundred. `reach`: how long before that day the first thing is owed.
    """
    at = now()
    seen = Child.select(Child.id).visible_to(person, "see reviews")
    rows = _planned().where(Review.child.in_(children), Review.child.in_(seen))
    forward = _brought_forward(london_date(at + reach))
    near = (Deadline.due < at + reach) | (ReviewMeeting.meets_at < at + reach) | Review.id.in_(list(forward) or (0,))
    found = {review: _day(review, forward) for review in rows.where(near)}
    late = [(review, day) for review, day in found.items() if day - london_date(review.planned_at) <= reach]
    return dict(sorted(late, key=lambda each: (each[1], each[0].id))[:MOST])


def _planned():
    """The reviews to come, each with its child, its `limit` and the `meeting` for which it is booked."""
    held = (Deadline.review == Review.id) & (Deadline.clock == clocks.HELD) & (Deadline.kind == "limit")
    to_come = ReviewMeeting.held_on.is_null() & ReviewMeeting.called_off_at.is_null()
    rows = Review.select(Review, Child, Deadline.due, ReviewMeeting.meets_at).join(Child).switch(Review)
    rows = rows.join(Deadline, on=held & Deadline.running(), attr="limit").switch(Review)
    rows = rows.left_outer_join(ReviewMeeting, on=(ReviewMeeting.review == Review.id) & to_come, attr="meeting")
    return rows.open().where(Review.held_on.is_null())


def _day(review, forward):
    """Booked, else brought forward, else due: as `Review.day`, without a question for each."""
    meeting = getattr(review, "meeting", None)
    if meeting and meeting.meets_at:
        return london_date(meeting.meets_at)
    due = london_date(review.limit.due)
    return min(due, forward.get(review.id, due))


def _brought_forward(until):
    """{review's id: the London date to which it is brought forward} of those to be held by that date."""
    rows = BroughtForward.select().join(Review).where(Review.completed_at.is_null(), Review.ended_at.is_null())
    last = {row.review_id: row.to_day for row in rows.order_by(BroughtForward.id)}
    return {key: day for key, day in last.items() if day <= until}
