"""Reviews that are to come, for which something is neither done nor runs: it may have been too late for it already."""

from functools import reduce
from operator import or_

from peewee import fn

from models.child import Child
from models.deadline import Deadline
from models.review import BroughtForward, Review, ReviewMeeting, ReviewStep, clocks
from models.review.wanting_visits import VISIT
from rules.london import end_of_day, london_date
from rules.reviews import counted_from


def short_notice(children, person, keys, until):
    """[(review, the London date from which is counted back)] of those of these children whom this person may see and that
    are to be held by that London date, the nearest first. `keys`: of the rules that are asked after.
    """
    seen, last = Child.select(Child.id).visible_to(person, "see reviews"), end_of_day(until)
    rows = _planned().where(Review.child.in_(children), Review.child.in_(seen))
    forward = _brought_forward(until)
    near = (Deadline.due <= last) | (ReviewMeeting.meets_at <= last) | Review.id.in_(list(forward) or (0,))
    lacking = reduce(or_, [~_is_begun(key) for key in keys])
    found = [(review, _day(review, forward)) for review in rows.where(near, lacking)]
    return sorted(found, key=lambda each: (each[1], each[0].id))


def _is_begun(key):
    """The condition that it is done, not needed, or runs for the review. A visit that was made may be wanted again."""
    limit, step = Deadline.alias(), ReviewStep.alias()
    stands = limit.met_at.is_null() if key == VISIT else (limit.id > 0)
    rows = limit.select(limit.id).where(limit.review == Review.id, limit.clock == key, limit.stops == clocks.PREPARED)
    done = step.select(step.id).where(step.review == Review.id, step.rule_key == key, step.taken_back_at.is_null())
    return fn.EXISTS(rows.where(limit.ended_at.is_null(), stands)) | fn.EXISTS(done)


def _planned():
    """The reviews to come or to go on, each with its child, its `limit` and the `meeting` for which it is booked."""
    held = (Deadline.review == Review.id) & Deadline.stops.in_((clocks.HELD, clocks.COMPLETED))
    held &= (Deadline.kind == "limit") & (Review.held_on.is_null() | (Deadline.stops == clocks.COMPLETED))
    booked = (ReviewMeeting.review == Review.id) & ReviewMeeting.to_come()
    rows = Review.select(Review, Child, Deadline.due, ReviewMeeting.meets_at).join(Child).switch(Review)
    rows = rows.join(Deadline, on=held & Deadline.running(), attr="limit").switch(Review)
    rows = rows.left_outer_join(ReviewMeeting, on=booked, attr="meeting")
    return rows.open()


def _day(review, forward):
    """As `Review.day`, without a question for each."""
    meeting = getattr(review, "meeting", None)
    booked = london_date(meeting.meets_at) if meeting and meeting.meets_at else None
    return counted_from(london_date(review.limit.due), booked, None if review.held_on else forward.get(review.id))


def _brought_forward(until):
    """{review's id: the London date to which it is brought forward} of those to be held by that date."""
    rows = BroughtForward.select().join(Review).where(Review.completed_at.is_null(), Review.ended_at.is_null())
    last = {row.review_id: row.to_day for row in rows.order_by(BroughtForward.id)}
    return {key: day for key, day in last.items() if day <= until}
