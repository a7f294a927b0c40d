"""Which reviews a list shows, overdue first and then by day, a page of them at a time; and those of a month."""

from peewee import Case, fn

from models.base import now
from models.child import Allocation, Child
from models.deadline import Deadline
from models.review import clocks
from models.review.review import Review
from models.review.review_meeting import ReviewMeeting
from rules.london import end_of_day, london_date, start_of_day

PAGE = 50


def of_officer(reviews, person):
    """Those of the children allocated to this officer today."""
    return reviews.where(Review.child.in_(Allocation.of_officer(person)))


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
    return reviews.where(Review.ended_at.is_null(), Review.id.in_(Review.select(Review.id).open() | owed))


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
    """{London date: [(what, review, instant)]} from one day to another; what is `held`, `met again`, `meeting` or `due`.

    A review stands on every day on which it met and on the one for which it is booked; without any, on the one by which
    it is due.
    """
    reviews = reviews.select(Review, Child).join(Child).switch(Review)
    rows = [*_held(reviews, first, last), *filter(None, map(_place, _coming(reviews, first, last)))]
    found = {}
    for review, day, what, at in rows:
        found.setdefault(day, []).append((what, review, at))
    return {day: sorted(each, key=lambda row: (row[2] or start_of_day(day), row[1].id)) for day, each in found.items()}


def _held(reviews, first, last):
    """(review, day, `held` or `met`, None) for each day of these on which it met; one that did not, on the day it was held."""
    reviews = reviews.where(Review.ended_at.is_null())
    met = ReviewMeeting.held_on.between(first, last) & ReviewMeeting.stands()
    sat = reviews.select_extend(ReviewMeeting).join(ReviewMeeting, on=(ReviewMeeting.review == Review.id), attr="met")
    found = {(review.id, review.met.held_on): review for review in sat.where(met)}
    found |= {(review.id, review.held_on): review for review in reviews.where(Review.held_on.between(first, last))}
    for (_, day), review in found.items():
        yield review, day, "held" if day == review.held_on else "met again", None


def _coming(reviews, first, last):
    """Those that are open and booked for these days, or, without a meeting, due on them."""
    booked = (ReviewMeeting.review == Review.id) & ReviewMeeting.to_come()
    rows = reviews.select_extend(ReviewMeeting, Deadline)
    rows = rows.left_outer_join(ReviewMeeting, on=booked, attr="meeting_to_come").switch(Review)
    rows = rows.left_outer_join(Deadline, on=_due_of_review(), attr="to_be_held").open()
    standing = fn.coalesce(ReviewMeeting.meets_at, Deadline.due)
    return rows.where(standing >= start_of_day(first), standing <= end_of_day(last))


def _place(review):
    """Where an open review stands, (review, day, what, instant); None for one that was adjourned without another day."""
    meeting = getattr(review, "meeting_to_come", None)
    if meeting:
        return review, london_date(meeting.meets_at), "meeting", meeting.meets_at
    return None if review.held_on else (review, london_date(review.to_be_held.due), "due", None)


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
