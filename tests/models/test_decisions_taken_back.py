"""What a review decided that turned out not to have been held, not then, or not to be this child’s."""

from datetime import date

import pytest

from models import Deadline, Review
from models.child.footprint import footprint
from models.errors import Moved
from models.review.remembering import Past
from tests.models.reviewing import newcomer, overdue, pass_by
from tests.models.test_meetings_taken_back import WHY, hold, review, take_back

__all__ = ["review"]
BY = date(2026, 8, 1)


def decide(review, by_when=BY):
    return review.decide(review.child.iro, "A school place is found.", by_when, owner_name="The school")


def runs(child):
    """[(the review's number, by when)] of the dates of decisions that run."""
    rows = Deadline.select().where(Deadline.child == child, Deadline.decision.is_null(False), Deadline.running())
    return [(row.decision.review.ordinal, row.decision.by_when) for row in rows.order_by(Deadline.id)]


def carried(review, clock):
    """(The decision of this review, the next review to which it was carried on, the new decision)."""
    pass_by(clock, 2026, 3, 20, 16)
    hold(review)
    first, second = decide(review), review.child.next_review
    pass_by(clock, 2026, 5, 20, 16)
    hold(second, date(2026, 5, 20))
    return first, second, first.carry_on(review.child.iro, second, date(2026, 9, 1))


def test_how_a_decision_stands_is_not_said_while_its_review_is_not_held(review, clock):
    iro = review.child.iro
    pass_by(clock, 2026, 3, 20, 16)
    hold(review)
    decision = decide(review)
    pass_by(clock, 2026, 3, 25, 16)
    decision.stand(iro, "under way", date(2026, 3, 21))
    take_back(review)
    with pytest.raises(Moved, match="has not been held yet"):
        decision.stand(iro, "done", date(2026, 3, 25))
    hold(review, date(2026, 3, 24))
    decision.stand(iro, "done", date(2026, 3, 25))
    assert not decision.is_open


def test_nothing_comes_back_from_a_review_that_never_was(review, clock):
    child, iro = review.child, review.child.iro
    pass_by(clock, 2026, 3, 20, 16)
    hold(review)
    decision = decide(review)
    take_back(review)
    child.leave_care(iro, date(2026, 3, 20))
    pass_by(clock, 2026, 4, 20, 16)
    child.come_into_care(iro, date(2026, 4, 20))
    following = child.next_review
    hold(following, date(2026, 4, 20))
    assert following.returning == []
    with pytest.raises(Moved):
        decision.carry_on(iro, following, BY)


def test_what_was_decided_at_a_review_that_was_brought_in_by_mistake_was_never_owed(reviewing, clock):
    child = newcomer(reviewing, date(2025, 6, 2))
    iro = child.iro
    Review.remember(iro, {child: [Past(date(2025, 6, 27))]})
    mistaken = child.reviews.where(Review.brought_in).get()
    decision = decide(mistaken, date(2026, 3, 4))
    pass_by(clock, 2026, 3, 6, 9)
    assert overdue(mistaken) == ["decision 1"] and child.next_review.returning == [decision]
    mistaken.take_back(iro, WHY)
    assert runs(child) == [] and overdue(mistaken) == [] and child.next_review.returning == []
    assert "review" not in {getattr(mark, "kind", "") for mark in footprint(child, iro)}
    following = child.next_review
    hold(following, date(2026, 3, 6))
    with pytest.raises(Moved, match="Brought in by mistake"):
        decision.carry_on(iro, following, BY)


def test_what_was_carried_on_to_a_review_that_was_not_held_is_owed_as_before(review, clock):
    first, second, later = carried(review, clock)
    assert runs(review.child) == [(2, date(2026, 9, 1))]
    take_back(second)
    assert runs(review.child) == [(1, BY)] and second.returning == [first]
    assert (first.is_open, first.can_stand) == (True, True)
    hold(second, date(2026, 5, 19))
    assert runs(review.child) == [(2, date(2026, 9, 1))] and second.returning == []
    assert (first.is_open, later.is_open) == (False, True)


def test_what_was_said_of_it_meanwhile_was_said_of_what_it_was_carried_on_as(review, clock):
    iro = review.child.iro
    first, second, later = carried(review, clock)
    take_back(second)
    first.stand(iro, "done", date(2026, 5, 20))
    hold(second, date(2026, 5, 19))
    assert runs(review.child) == [] and not later.is_open
    assert (later.standing.how, later.standing.on) == ("done", date(2026, 5, 20))


def test_it_is_carried_on_elsewhere_from_there(review, clock):
    """The first review and the second are taken back and held again: the second is another one then."""
    child, iro = review.child, review.child.iro
    first, second, _ = carried(review, clock)
    take_back(second)
    take_back(review)
    assert runs(child) == []
    hold(review, date(2026, 3, 19))
    assert runs(child) == [(1, BY)] and first.is_open
    pass_by(clock, 2026, 5, 21, 16)
    anew = child.next_review
    hold(anew, date(2026, 5, 21))
    assert anew != second and anew.returning == [first]
    carried_on = first.carry_on(iro, anew, date(2026, 9, 2))
    assert runs(child) == [(2, date(2026, 9, 2))] and not first.is_open and anew.returning == []
    carried_on.stand(iro, "done", date(2026, 5, 21))


def test_a_review_held_only_after_the_day_of_a_decision_makes_nobody_late(review, clock):
    iro = review.child.iro
    pass_by(clock, 2026, 3, 20, 16)
    hold(review)
    decision = decide(review, date(2026, 3, 23))
    take_back(review)
    pass_by(clock, 2026, 3, 25, 16)
    hold(review, date(2026, 3, 25))
    decision.stand(iro, "under way", date(2026, 3, 25))
    pass_by(clock, 2026, 3, 27, 9)
    assert runs(review.child) == [] and "decision 1" not in overdue(review)
    assert decision.is_open and review.child.next_review.returning == [decision]
    decision.stand(iro, "done", date(2026, 3, 26))
