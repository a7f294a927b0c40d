"""What a review decided that turned out not to have been held, not then, or not to be this child’s."""

from datetime import date

import pytest

from models.errors import Moved
from tests.models.reviewing import pass_by
from tests.models.test_meetings_taken_back import hold, review, take_back

__all__ = ["review"]
BY = date(2026, 8, 1)


def decide(review, by_when=BY):
    return review.decide(review.child.iro, "A school place is found.", by_when, owner_name="The school")


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
