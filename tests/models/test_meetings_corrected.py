"""A review was held on another day than was recorded: afterwards everything is as if it had been recorded right."""

from datetime import date, datetime, time, timedelta

import pytest

from models import Deadline
from models.errors import Incomplete, Moved, Questioned
from models.review import Sitting
from rules.london import LONDON, london_date
from tests.models.reviewing import at, kinds, newcomer, overdue, pass_by
from tests.models.test_meetings_taken_back import HELD, OFF, adjourn, booked, hold, nothing, owed, prepared, review

__all__ = ["review"]
WHY = "The sheet was misread"
RIGHT = date(2026, 3, 24)


def as_it_stands(review):
    """Everything that a review and what is planned after it say, but for which rows say so."""
    review = type(review).get_by_id(review.id)
    following = review.child.next_review
    columns = (review.held_on, review.last_on, review.without_meeting, review.completed_at, review.ended_at)
    meetings = [(each.held_on, each.meets_at, each.said, each.adjourned, each.chaired_by) for each in review.sat]
    next_one = following and (following.ordinal, following.due_row.due, following.day, following.booked is None)
    running, met, late = owed(review.child)
    days = {clock: london_date(at) for clock, at in met.items()}
    return columns, meetings, next_one, running, days, late


def correct(review, meeting, day):
    return review.correct_meeting_day(review.child.iro, meeting, day, WHY, OFF)


def twins(reviewing, ready):
    """Two children to whom the same has happened, with their first reviews."""
    found = [newcomer(reviewing, date(2026, 3, 2), reference=key).next_review for key in ("NM-9002", "NM-9003")]
    for each in found:
        ready(each)
    return found


@pytest.mark.parametrize("ready", [nothing, booked, prepared])
@pytest.mark.parametrize("right", [date(2026, 3, 18), date(2026, 3, 23), RIGHT])
@pytest.mark.parametrize("noticed", [(2026, 3, 24, 17), (2026, 3, 27, 9), (2026, 5, 26, 9)])
def test_everything_is_as_if_it_had_been_recorded_right(reviewing, clock, ready, right, noticed):
    wrong_one, right_one = twins(reviewing, ready)
    pass_by(clock, 2026, 3, 24, 16)
    hold(wrong_one, HELD)
    hold(right_one, right)
    pass_by(clock, *noticed)
    correct(wrong_one, wrong_one.sat[0], right)
    pass_by(clock, *noticed)
    assert as_it_stands(wrong_one) == as_it_stands(right_one)


@pytest.mark.parametrize("right", [date(2026, 3, 18), date(2026, 3, 23)])
@pytest.mark.parametrize("completed", [True, False])
def test_so_is_an_adjourned_first_meeting(reviewing, clock, right, completed):
    wrong_one, right_one = twins(reviewing, booked)
    pass_by(clock, 2026, 3, 23, 16)
    adjourn(wrong_one, date(2026, 3, 20))
    adjourn(right_one, right)
    pass_by(clock, 2026, 3, 25, 16)
    for each in (wrong_one, right_one) if completed else ():
        hold(each, date(2026, 3, 25))
    correct(wrong_one, wrong_one.sat[0], right)
    pass_by(clock, 2026, 4, 24, 16)
    assert as_it_stands(wrong_one) == as_it_stands(right_one)
    assert wrong_one.booked is None if completed else wrong_one.booked.day == date(2026, 3, 25)


def test_so_is_the_last_of_a_series(reviewing, clock):
    wrong_one, right_one = twins(reviewing, nothing)
    pass_by(clock, 2026, 3, 20, 16)
    for each in (wrong_one, right_one):
        adjourn(each, HELD)
    pass_by(clock, 2026, 4, 2, 16)
    hold(wrong_one, date(2026, 3, 30))
    hold(right_one, date(2026, 4, 1))
    pass_by(clock, 2026, 4, 20, 9)
    correct(wrong_one, wrong_one.sat[-1], date(2026, 4, 1))
    assert as_it_stands(wrong_one) == as_it_stands(right_one)


def test_nobody_stays_late_by_a_slip_of_the_month(review, clock):
    pass_by(clock, 2026, 5, 20, 16)
    hold(review, HELD)
    pass_by(clock, 2026, 5, 21, 9)
    assert {"decisions", "record", "copies"} <= set(overdue(review))
    correct(review, review.sat[0], date(2026, 5, 20))
    assert {"decisions", "record", "copies"}.isdisjoint(overdue(review))
    assert "review held" in overdue(review)  # it was due by 30 March
    assert kinds(review).count("meeting day corrected") == 1


def test_what_was_done_since_stays_and_the_next_review_with_its_booking(review, clock):
    dilys = review.child.iro
    pass_by(clock, 2026, 3, 24, 16)
    guest = review.invite(dilys, "parent", "Alder Tarn")
    review.hold(dilys, Sitting(HELD, came={guest.id: ("not there", "")}))
    review.decide(dilys, "A dentist is found.", date(2026, 5, 1), owner_name="The clinic")
    review.circulate(dilys, RIGHT, "Everybody")
    following = review.child.next_review
    following.book(dilys, at(2026, 5, 20, 10))
    meeting = correct(review, review.sat[0], RIGHT)
    assert review.away == [guest] and meeting.attendance[guest.id].how == "not there"
    assert review.circulation and review.decisions.count() == 1
    assert review.child.next_review == following and following.booked.day == date(2026, 5, 20)
    [met] = review.deadlines.where(Deadline.clock == "decisions", Deadline.ended_at.is_null(), Deadline.kind == "limit")
    assert met.met_at and met.due == datetime.combine(RIGHT + timedelta(days=7), time(23, 59, 59), LONDON)


def test_a_day_that_does_not_go_with_what_came_after_is_refused(review, clock):
    dilys = review.child.iro
    pass_by(clock, 2026, 3, 20, 16)
    adjourn(review, HELD)
    pass_by(clock, 2026, 3, 25, 16)
    first = review.sat[0]

    def refused(meeting, day, said):
        with pytest.raises(Incomplete) as problem:
            correct(review, meeting, day)
        assert said in problem.value.problems["held_on"]

    review.rebook(dilys, at(2026, 3, 26, 10), "The Mere", "The carer asked")
    clock.move_to(at(2026, 3, 27, 16))
    refused(first, date(2026, 3, 27), "It goes on on 26 March 2026")
    hold(review, date(2026, 3, 26))
    last = review.sat[-1]
    refused(first, date(2026, 3, 27), "It met again on 26 March 2026")
    refused(last, date(2026, 3, 19), "It met before on 20 March 2026")
    refused(last, date(2026, 3, 28), "today or in the past")
    refused(last, date(2026, 3, 26), "for that day already")
    review.circulate(dilys, date(2026, 3, 26), "Everybody")
    refused(last, date(2026, 3, 27), "The decisions were sent on 26 March 2026: enter that day or an earlier one")
    with pytest.raises(Questioned):
        review.correct_meeting_day(dilys, last, date(2026, 3, 25), WHY)  # it was booked for the 26th
    correct(review, last, date(2026, 3, 25))
    with pytest.raises(Moved, match="taken back already"):
        correct(review, last, date(2026, 3, 24))


def test_the_day_of_one_that_is_not_the_last_is_corrected_up_to_the_next(review, clock):
    dilys = review.child.iro
    pass_by(clock, 2026, 3, 20, 16)
    hold(review)
    pass_by(clock, 2026, 6, 12, 16)
    second = review.child.next_review
    second.hold(dilys, Sitting(date(2026, 6, 10)))
    with pytest.raises(Incomplete, match="Review 2 was held on 10 June 2026"):
        correct(review, review.sat[0], date(2026, 6, 11))
    correct(review, review.sat[0], RIGHT)
    assert review.held_on == RIGHT and review.child.next_review.ordinal == 3


@pytest.mark.parametrize("which, at_first", [(0, date(2026, 3, 24)), (-1, date(2026, 3, 26))])
@pytest.mark.parametrize("in_care", [True, False])
def test_two_meetings_of_one_day_stay_in_their_order(review, clock, which, at_first, in_care):
    days = [at_first, date(2026, 3, 25)] if which == 0 else [date(2026, 3, 25), at_first]
    pass_by(clock, 2026, 3, 26, 9)
    adjourn(review, days[0], (2026, 3, 26, 14))
    pass_by(clock, 2026, 3, 26, 16)
    hold(review, days[1])
    if not in_care:
        review.child.leave_care(review.child.iro, date(2026, 3, 26))
    pass_by(clock, 2026, 3, 27, 9)
    following = review.child.next_review
    correct(review, review.sat[which], date(2026, 3, 25))
    review = type(review).get_by_id(review.id)
    assert [(each.held_on.day, each.adjourned) for each in review.sat] == [(25, True), (25, None)]
    assert review.completed_at and review.ended_at is None and review.child.next_review == following


def test_a_series_of_one_day_stays_in_its_order(review, clock):
    pass_by(clock, 2026, 3, 20, 16)
    adjourn(review, HELD, (2026, 3, 23, 10))
    pass_by(clock, 2026, 3, 23, 16)
    adjourn(review, date(2026, 3, 23), (2026, 3, 26, 10))
    second = review.sat[1]
    for day in (date(2026, 3, 23), date(2026, 3, 19), date(2026, 3, 23)):
        correct(review, review.sat[0], day)
    assert review.sat[1] == second and review.booked.day == date(2026, 3, 26)


def test_what_was_confirmed_when_it_was_booked_stays_with_it(review, clock):
    dilys, saturday = review.child.iro, date(2026, 3, 21)
    with pytest.raises(Questioned) as asked:
        review.book(dilys, at(2026, 3, 21, 10), "The Mere")
    rules = tuple(question.rule for question in asked.value.questions)
    confirmed = review.book(dilys, at(2026, 3, 21, 10), "The Mere", rules).booking_confirmed
    pass_by(clock, 2026, 3, 23, 9)
    hold(review, HELD)
    assert correct(review, review.sat[0], saturday).booking_confirmed == confirmed
    review.take_back_meeting(dilys, review.sat[0], WHY)
    assert confirmed and review.booked.booking_confirmed == confirmed
