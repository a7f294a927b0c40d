"""Days that cannot be are refused, those that may be wrong are asked about by the name of their rule."""

from datetime import date

import pytest

from models.errors import Incomplete, Questioned
from models.review import Sitting
from tests.models.reviewing import at, newcomer


@pytest.fixture
def dilys(reviewing):
    return reviewing.person("Dilys Ashgrove")


@pytest.fixture
def second(reviewing, dilys, clock):
    """The second review of a child who came into care on 2 March: the first was held on the 26th."""
    child = newcomer(reviewing, date(2026, 3, 2))
    clock.move_to(at(2026, 3, 26, 15))
    child.next_review.hold(dilys, Sitting(date(2026, 3, 26)))
    clock.move_to(at(2026, 5, 20, 10))
    return child.next_review


def asks(rule, verb):
    """The verb is questioned by this rule, and goes through once that is confirmed."""
    with pytest.raises(Questioned) as question:
        verb(())
    assert [each.rule for each in question.value.questions] == [rule]
    return verb((rule,))


def test_a_review_held_before_the_one_before_it_is_asked_about(second, dilys):
    asks("review before the last one", lambda yes: second.hold(dilys, Sitting(date(2026, 3, 16), confirmed=yes)))


def test_a_review_held_on_another_day_than_its_meeting_is_booked_for_is_asked_about(second, dilys):
    second.book(dilys, at(2026, 5, 22, 14))
    rule = "not on the day it was booked for"
    meeting = asks(rule, lambda yes: second.hold(dilys, Sitting(date(2026, 5, 20), confirmed=yes)))
    assert meeting.confirmed == rule


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        (at(2026, 5, 25, 14), "meeting on no working day"),  # the spring bank holiday
        (at(2026, 5, 24, 14), "meeting on no working day"),
        (at(2026, 5, 26, 3), "meeting at night"),
        (at(2026, 5, 26, 20), "meeting at night"),
    ],
)
def test_a_meeting_on_no_working_day_or_at_night_is_asked_about(second, dilys, when, rule):
    asks(rule, lambda yes: second.book(dilys, when, confirmed=yes))


def test_what_is_done_before_a_review_is_asked_about_before_its_time_and_refused_before_birth(second, dilys):
    second.invite(dilys, "parent", "Ada Tarn")
    verbs = (
        lambda on, yes: second.prepared(dilys, "preparation", on, confirmed=yes),
        lambda on, yes: second.receive(dilys, "care-plan", on, confirmed=yes),
        lambda on, yes: second.send_invitations(dilys, on, yes),
    )
    for verb in verbs:
        with pytest.raises(Incomplete, match="before the child was born"):
            verb(date(1990, 1, 1), ("done before its review",))
        asks("done before its review", lambda yes, verb=verb: verb(date(2026, 3, 25), yes))


def test_a_decision_cannot_be_done_before_it_was_made(second, dilys, reviewing):
    first = second.child.reviews.where(type(second).ordinal == 1).get()
    decision = first.decide(dilys, "The dentist is seen.", date(2026, 6, 1), reviewing.person("Roz Amadi"))
    with pytest.raises(Incomplete, match="made on 26 March 2026"):
        decision.stand(dilys, "done", date(2026, 3, 25))
    decision.stand(dilys, "done", date(2026, 3, 26))


def test_the_same_move_on_the_same_day_is_asked_about(second, dilys):
    child, day = second.child, date(2026, 5, 19)
    child.happened(dilys, "moved", day)
    rule = "the same on the same day"
    asks(rule, lambda yes: child.happened(dilys, "moved", day, value="foster care", confirmed=yes))
