"""A visit counts for the review that it came before, also once a meeting has moved, or neither was made."""

from datetime import date

import pytest

from models import Deadline, Review, Visit
from rules.london import london_date
from tests.models.reviewing import limits, overdue, pass_by
from tests.models.test_meetings_corrected import correct
from tests.models.test_meetings_taken_back import hold, review, take_back

__all__ = ["review"]
BEFORE, VISITED, AFTER = date(2026, 3, 20), date(2026, 3, 23), date(2026, 3, 25)


def visit(review, day=VISITED):
    return Visit.record(review.child.iro, review.child, day, "The foster home", seen_alone=True)


def clocks(review):
    """[the London date on which it was met, or None while it runs] of the clocks of a visit before this review."""
    rows = review.deadlines.where(Deadline.clock == "visit", Deadline.ended_at.is_null()).order_by(Deadline.id)
    return [row.met_at and london_date(row.met_at) for row in rows]


def test_a_review_that_moves_behind_a_visit_leaves_the_next_one_to_be_visited_for(review, clock):
    pass_by(clock, 2026, 3, 25, 16)
    hold(review, BEFORE)
    visit(review)
    following = review.child.next_review
    assert clocks(following) == [VISITED]
    correct(review, review.sat[0], AFTER)
    assert clocks(following) == [None] and following.visited_on is None and "visit" in limits(following)
    assert Review.get_by_id(review.id).visited_on == VISITED
    correct(review, review.sat[0], BEFORE)
    assert clocks(following) == [VISITED]


def test_a_review_that_moves_before_a_visit_leaves_it_to_the_next_one(review, clock):
    pass_by(clock, 2026, 3, 24, 16)
    visit(review)
    pass_by(clock, 2026, 3, 25, 16)
    hold(review, AFTER)
    following = review.child.next_review
    assert clocks(following) == [None]
    correct(review, review.sat[0], BEFORE)
    assert clocks(following) == [VISITED] and clocks(review) == []
    pass_by(clock, 2026, 6, 20, 16)
    assert "visit" not in overdue(following)


def test_one_that_was_recorded_before_the_review_is_not_kept_by_the_next_one(review, clock):
    pass_by(clock, 2026, 3, 23, 16)
    visit(review)
    pass_by(clock, 2026, 3, 25, 16)
    hold(review, BEFORE)  # the next one is planned, and was visited for already
    following = review.child.next_review
    assert clocks(following) == []
    correct(review, review.sat[0], AFTER)
    assert clocks(following) == [None]


@pytest.mark.parametrize("taken_back_first", ["visit", "meeting"])
def test_a_meeting_and_the_visit_since_are_taken_back_in_any_order(review, clock, taken_back_first):
    pass_by(clock, 2026, 3, 20, 16)
    before = limits(review), set(overdue(review))
    hold(review, date(2026, 3, 18))
    pass_by(clock, 2026, 3, 20, 17)
    made = visit(review, BEFORE)
    if taken_back_first == "visit":
        made.take_back(review.child.iro, "It was another child’s")
        take_back(review)
    else:
        take_back(review)
        assert clocks(review) == [BEFORE]
        made.take_back(review.child.iro, "It was another child’s")
    assert (limits(review), set(overdue(review))) == before
