"""Several people, or several passes, at the same moment: each thing happens once, and the others are told."""

from datetime import date

import demo
from models import Deadline, Event, Reply, Review, ReviewMeeting
from models.base import now
from models.errors import Moved
from models.review import Sitting
from tests.cast import MONDAY
from tests.models.reviewing import at, newcomer
from tests.processes import at_once

HELD = date(2026, 3, 20)


def hold(_place):
    """Record that the only review that is open was held. Returns True for whoever was first."""
    council, review = demo.find(MONDAY), Review.select().open().where(Review.ordinal == 1).get()
    try:
        review.hold(council.person("Wren Halloran"), Sitting(HELD))
    except Moved as told:
        assert "held on 20 March 2026" in told.sentence
        return False
    return True


def test_of_eight_who_record_a_review_at_once_one_is_first_and_the_next_is_planned_once(reviewing, clock):
    newcomer(reviewing, date(2026, 3, 2))
    first = at_once(hold, reviewing.url, range(8), at(2026, 3, 20, 15))
    assert sorted(first) == [False] * 7 + [True]
    assert Review.select().count() == 2 and ReviewMeeting.select().count() == 1
    assert Deadline.select().where(Deadline.clock == "record").count() == 1


def ring(_place):
    return Deadline.ring_everything_due(now())


def test_two_passes_that_come_by_at_once_let_silence_agree_once_and_plan_each_child_once(reviewing, clock):
    review, dilys = newcomer(reviewing, date(2026, 3, 2)).next_review, reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 20, 15))
    review.hold(dilys, Sitting(HELD))
    review.decide(dilys, "The dentist is seen.", date(2026, 6, 1), reviewing.person("Roz Amadi"))
    review.circulate(dilys, HELD, "Everybody")
    at_once(ring, reviewing.url, range(4), at(2026, 4, 20, 9))
    assert Reply.select().count() == 1
    assert Event.select().where(Event.kind == "agreed by default").count() == 1
    rung = Event.select().where(Event.kind == "breached", Event.review == review).count()
    assert rung == len({row.id for row in review.deadlines if row.breached_at and row.kind == "limit"}) > 0
    open_ones = Review.select().open()
    assert open_ones.count() == open_ones.select(Review.child).distinct().count() == 14  # Northmere's 13 and this one
