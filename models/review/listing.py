"""Which reviews a list shows, overdue first and then by day, a page of them at a time; and those of a month."""

from peewee import Case, fn

from models.base import now
from models.child import Allocation, Child
from models.deadline import Deadline
from models.review import clocks
from models.review.review import Review
from models.review.review_meeting import ReviewMeeting
from rules.london import london_date

PAGE = 50


def of_officer(reviews, person):
    """Those of the children allocated to this officer today."""
    mine = Allocation.select(Allocation.child).where(Allocation.iro == person, Allocation.until.is_null())
    return reviews.where(Review.child.in_(mine))


def to_come(reviews):
    """Those that are still to be held, or completed."""
    return reviews.where(Review.completed_at.is_null(), Review.ended_at.is_null())


def to_write_up(reviews):
    """Those that were held, and after which something is still owed."""
    owed = _running().where(Deadline.stops == clocks.FOLLOWED_UP)
    return reviews.where(Review.completed_at.is_null(False), Review.ended_at.is_null(), Review.id.in_(owed))


def unfinished(reviews):
    """Those that are to come, and those that are to be written up."""
    owed = _running().where(Deadline.stops == clocks.FOLLOWED_UP)
    is_owed = Review.completed_at.is_null() | Review.id.in_(owed)
    return reviews.where(Review.ended_at.is_null(), is_owed)


def overdue(reviews):
    """Those of which something is overdue: a date of a decision has its own place."""
    return reviews.where(Review.id.in_(_late()))


def page_of(reviews, number):
    """One page of them with their children, overdue first and then by the day by which they are due."""
    due = _due_of_review()
    first = Case(None, [(Review.id.in_(_late()), 0)], 1)
    rows = reviews.select(Review, Child).join(Child).switch(Review)
    rows = rows.left_outer_join(Deadline, on=due)
    return list(rows.order_by(first, Deadline.due, Review.id).paginate(number, PAGE))


def by_day(reviews, first, last):
    """{London date: [(what, review, instant)]} from one day to another; what is `held`, `meeting` or `due`.

    A review stands on the day on which it was held or for which it is booked; without either, on the one by which it is
    due.
    """
    rows = reviews.select(Review, Child, ReviewMeeting, Deadline).join(Child).switch(Review)
    booked = (
        (ReviewMeeting.review == Review.id) & ReviewMeeting.held_on.is_null() & ReviewMeeting.called_off_at.is_null()
    )
    rows = rows.left_outer_join(ReviewMeeting, on=booked, attr="meeting_to_come").switch(Review)
    rows = rows.left_outer_join(Deadline, on=_due_of_review(), attr="to_be_held").where(Review.ended_at.is_null())
    start, end = clocks_of(first, last)
    held = Review.held_on.between(first, last)
    coming = Review.completed_at.is_null()
    standing = fn.coalesce(ReviewMeeting.meets_at, Deadline.due)
    rows = rows.where(held | (coming & (standing >= start) & (standing <= end)))
    found = {}
    for review in rows.order_by(Review.id):
        day, what, at = _place(review, first, last)
        found.setdefault(day, []).append((what, review, at))
    return {day: sorted(each, key=lambda row: (str(row[2] or ""), row[1].id)) for day, each in found.items()}


def clocks_of(first, last):
    """The instants at which these London days begin and end."""
    from datetime import datetime, time

    from rules.london import LONDON, end_of_day

    return datetime.combine(first, time(), LONDON), end_of_day(last)


def _place(review, first, last):
    meeting = getattr(review, "meeting_to_come", None)
    at = meeting.meets_at if meeting else None
    if at and first <= london_date(at) <= last:
        return london_date(at), "meeting", at
    if review.held_on:
        return review.held_on, "held", None
    return london_date(review.to_be_held.due), "due", None


def _due_of_review():
    return (
        (Deadline.review == Review.id)
        & (Deadline.clock == clocks.HELD)
        & (Deadline.kind == "limit")
        & Deadline.ended_at.is_null()
    )


def _running():
    """The reviews of which a limit runs, but for the dates of decisions, as a query of ids."""
    limits = Deadline.running() & (Deadline.kind == "limit") & Deadline.decision.is_null()
    return Deadline.select(Deadline.review).where(Deadline.review.is_null(False), limits)


def _late():
    return _running().where(Deadline.due < now(), Deadline.at_end == "breach")
