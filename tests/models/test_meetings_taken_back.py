"""A review that was recorded as held and was not: afterwards everything is owed as before that was recorded."""

from datetime import date

import pytest

from models import Deadline, Review
from models.base import now
from models.errors import Incomplete, Moved, NotYours
from models.review import Sitting
from models.review.remembering import Past
from tests.models.reviewing import at, kinds, newcomer, overdue, pass_by
from tests.models.test_reviews_adjourned import ADJOURN

HELD, AGAIN = date(2026, 3, 20), date(2026, 3, 25)
WHY = "It was another child’s"
OFF = ("not on the day it was booked for",)


@pytest.fixture
def review(reviewing):
    """The first review of a child who came into care on Monday 2 March 2026, due by the 30th."""
    return newcomer(reviewing, date(2026, 3, 2)).next_review


def owed(child):
    """{(clock, kind): instant} of what runs for a child, and which of its limits stand as missed."""
    rows = list(Deadline.select().where(Deadline.child == child, Deadline.ended_at.is_null()))
    running = {(row.clock, row.kind): row.due for row in rows if row.met_at is None}
    met = {(row.clock, row.kind): row.met_at for row in rows if row.met_at}
    return running, met, sorted(row.clock for row in rows if row.kind == "limit" and row.is_breached)


def stands(review):
    """What the review says of itself, and by when its child is owed what."""
    review = type(review).get_by_id(review.id)
    booked = review.booked and (review.booked.meets_at, review.booked.place)
    columns = (review.held_on, review.last_on, review.without_meeting, review.completed_at, review.ended_at)
    return columns, booked, review.child.next_review, owed(review.child)


def hold(review, day=HELD):
    return review.hold(review.child.iro, Sitting(day, said="Everybody was heard.", confirmed=OFF))


def adjourn(review, day=HELD, to=(2026, 3, 25, 10)):
    sitting = Sitting(day, gates=ADJOURN, confirmed=OFF)
    review.adjourn(review.child.iro, sitting, at(*to))
    return review.sat[-1]


def take_back(review, meeting=None):
    review.take_back_meeting(review.child.iro, meeting or review.sat[-1], WHY)


def booked(review):
    review.book(review.child.iro, at(2026, 3, 20, 14), "The Mere")


def booked_for_later(review):
    review.book(review.child.iro, at(2026, 3, 27, 14), "The Mere")


def prepared(review):
    booked(review)
    review.prepared(review.child.iro, "talk", date(2026, 3, 2))
    review.bring_forward(review.child.iro, date(2026, 3, 24), "The carer is leaving")


def nothing(_review):
    pass


@pytest.mark.parametrize("ready", [nothing, booked, booked_for_later, prepared])
@pytest.mark.parametrize("record", [hold, adjourn])
def test_everything_is_owed_as_before_it_was_recorded(review, clock, ready, record):
    ready(review)
    pass_by(clock, 2026, 3, 20, 16)
    before = stands(review)
    record(review)
    assert stands(review) != before
    take_back(review)
    assert stands(review) == before


@pytest.mark.parametrize("days", [[25], [19, 20], [18, 25]])
@pytest.mark.parametrize("record", [hold, adjourn])
def test_so_it_is_where_its_day_was_corrected_meanwhile(review, clock, record, days):
    pass_by(clock, 2026, 3, 25, 16)
    before = stands(review)
    record(review, to=(2026, 3, 27, 10)) if record == adjourn else record(review)
    for hour, day in enumerate(days, 17):
        pass_by(clock, 2026, 3, 25, hour)
        review.correct_meeting_day(review.child.iro, review.sat[-1], date(2026, 3, day), WHY, OFF)
    pass_by(clock, 2026, 3, 25, 20)
    take_back(review)
    assert stands(review) == before


@pytest.mark.parametrize("ready", [nothing, booked, prepared])
def test_the_last_of_several_meetings_is_taken_back_alone(review, clock, ready):
    ready(review)
    pass_by(clock, 2026, 3, 20, 16)
    empty = stands(review)
    first = adjourn(review)
    pass_by(clock, 2026, 3, 25, 16)
    before = stands(review)
    hold(review, AGAIN)
    with pytest.raises(Moved, match="met again on 25 March 2026"):
        take_back(review, first)
    take_back(review)
    assert stands(review) == before
    take_back(review)
    assert stands(review)[0] == empty[0] and stands(review)[1] == empty[1]


@pytest.mark.parametrize("ready", [nothing, booked])
def test_one_of_a_series_is_taken_back(review, clock, ready):
    ready(review)
    pass_by(clock, 2026, 3, 20, 16)
    adjourn(review, to=(2026, 3, 24, 10))
    pass_by(clock, 2026, 3, 24, 16)
    before = stands(review)
    adjourn(review, date(2026, 3, 24), (2026, 3, 26, 10))
    take_back(review)
    assert stands(review) == before


def test_nobody_stays_late_by_a_slip(review, clock):
    pass_by(clock, 2026, 5, 20, 16)
    before = stands(review)
    hold(review)  # two months ago: the record, the decisions and the copies are late at once
    pass_by(clock, 2026, 5, 21, 9)
    assert {"decisions", "record"} <= set(overdue(review))
    take_back(review)
    assert stands(review) == before and {"decisions", "record"}.isdisjoint(overdue(review))


def test_it_is_held_after_all_and_what_was_decided_runs_again(review, clock):
    clock.move_to(at(2026, 3, 20, 16))
    hold(review)
    decision = review.decide(review.child.iro, "A dentist is found.", date(2026, 5, 1), owner_name="The clinic")
    take_back(review)
    assert not decision.deadlines.where(Deadline.running()).exists() and review.is_open
    clock.move_to(at(2026, 3, 26, 16))
    hold(review, date(2026, 3, 26))
    [again] = decision.deadlines.where(Deadline.running())
    assert again.due == at(2026, 5, 1, 23, 59, 59) and review.completed_at == now()
    assert review.child.next_review.ordinal == 2


def test_the_review_after_it_is_let_go_and_planned_anew(review, clock):
    clock.move_to(at(2026, 3, 20, 16))
    hold(review)
    following = review.child.next_review
    following.book(review.child.iro, at(2026, 5, 20, 10))
    take_back(review)
    following = type(review).get_by_id(following.id)
    assert following.ended_at and not following.deadlines.where(Deadline.running()).exists()
    assert review.child.next_review == review
    hold(review)
    assert review.child.next_review.ordinal == 2 and review.child.next_review != following


def test_what_came_after_it_is_taken_back_first(review, reviewing, clock):
    clock.move_to(at(2026, 3, 20, 16))
    meeting, dilys = hold(review), review.child.iro
    review.decide(dilys, "A dentist is found.", date(2026, 5, 1), owner_name="The clinic")
    review.circulate(dilys, HELD, "Everybody")
    review.followed_up(dilys, "record", HELD)
    with pytest.raises(Moved, match="decisions sent on 20 March 2026; “.*”. Take that back first"):
        take_back(review)
    with pytest.raises(NotYours):
        review.take_back_meeting(reviewing.person("Fern Tolliver"), meeting, WHY)
    clock.move_to(at(2026, 6, 10, 16))
    review.child.next_review.hold(dilys, Sitting(date(2026, 6, 10)))
    with pytest.raises(Moved, match="Review 2 was held after it, on 10 June 2026"):
        take_back(review)


def test_it_says_why_and_is_taken_back_once(review, clock):
    clock.move_to(at(2026, 3, 20, 16))
    meeting = hold(review)
    with pytest.raises(Incomplete) as refused:
        review.take_back_meeting(review.child.iro, meeting, " ")
    assert set(refused.value.problems) == {"why"} and review.completed_at
    take_back(review)
    with pytest.raises(Moved, match="taken back already"):
        take_back(review, meeting)
    row = type(meeting).get_by_id(meeting.id)
    assert (row.taken_back_why, row.taken_back_by, row.taken_back_at) == (WHY, review.child.iro, now())
    assert kinds(review).count("meeting taken back") == 1
    assert not [each for each in review.deadlines if WHY in (each.ended_why or "") + each.superseded_why]


def test_one_that_was_brought_in_by_mistake_is_none_and_the_others_are_numbered_without_it(review, reviewing, clock):
    child, dilys = review.child, review.child.iro
    clock.move_to(at(2026, 3, 20, 16))
    hold(review)
    following, due = child.next_review, child.next_review.due_row.due
    following.book(dilys, at(2026, 5, 20, 10))
    Review.remember(dilys, {child: [Past(date(2026, 3, 10))]})
    past = child.reviews.where(Review.brought_in).get()
    with pytest.raises(Incomplete):
        past.take_back(dilys, " ")
    with pytest.raises(Moved, match="held here"):
        review.take_back(dilys, WHY)
    with pytest.raises(NotYours):
        past.take_back(reviewing.person("Fern Tolliver"), WHY)
    past.take_back(dilys, WHY)
    assert [held.on for held in child.timeline().held] == [HELD]
    assert (child.next_review, following.booked.day) == (following, date(2026, 5, 20))
    assert child.next_review.ordinal == 2 and child.next_review.due_row.due == due
    assert past.ended_why == "Brought in by mistake" and WHY not in past.ended_why
    with pytest.raises(Moved, match="no longer due"):
        past.take_back(dilys, WHY)
    assert Review.remember(dilys, {child: [Past(date(2026, 3, 10))]}) == 1  # it was held after all


def test_after_the_end_of_care_no_review_is_due_and_one_of_another_period_stays(review, clock):
    child, dilys = review.child, review.child.iro
    clock.move_to(at(2026, 3, 20, 16))
    hold(review)
    child.leave_care(dilys, date(2026, 3, 20))
    clock.move_to(at(2026, 4, 20, 16))
    child.come_into_care(dilys, date(2026, 4, 20))
    following = child.next_review
    following.book(dilys, at(2026, 5, 5, 10))
    take_back(review)
    assert child.next_review == following and following.booked and review.ended_at and review.held_on is None
    assert not review.deadlines.where(Deadline.running()).exists()
    assert overdue(review) == ["invitations"]  # missed on 16 March, before it was held


def test_one_of_a_child_who_has_left_care_is_no_longer_due(review, clock):
    clock.move_to(at(2026, 3, 20, 16))
    hold(review)
    review.child.leave_care(review.child.iro, date(2026, 3, 20))
    pass_by(clock, 2026, 4, 20, 16)
    take_back(review)
    review = Review.get_by_id(review.id)
    assert review.ended_why.startswith("Care ended") and review.child.next_review is None
    assert "review held" not in overdue(review)
