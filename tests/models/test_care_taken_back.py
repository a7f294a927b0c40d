"""A child who was recorded as out of care, or in care, and was not: the slip is taken back, and nobody is late by it."""

from datetime import date

import pytest

from models import Child, PeriodOfCare, Review
from models.child.happenings import happenings
from models.errors import Incomplete, Moved, NotYours
from models.review import Sitting
from tests.models.reviewing import at, kinds, limits, newcomer, overdue, pass_by

SLIP = "It was another child’s"


@pytest.fixture
def child(reviewing, clock):
    """In care since 7 January 2026, the first review held on 30 January with a decision; the next is due on 30 April."""
    clock.move_to(at(2026, 1, 7, 10))
    child, dilys = newcomer(reviewing, date(2026, 1, 7)), reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 1, 30, 15))
    first = child.next_review
    first.hold(dilys, Sitting(date(2026, 1, 30)))
    for by_when in (date(2026, 3, 4), date(2026, 5, 20)):
        first.decide(dilys, "The dentist is seen.", by_when, reviewing.person("Roz Amadi"))
    clock.move_to(at(2026, 3, 2, 10))
    return child


@pytest.fixture
def odile(reviewing):
    return reviewing.person("Odile Pryce")


def told(child):
    """[(day, words, whether it was taken back)] of the timeline, the last first."""
    return [(each.on, each.words, bool(each.taken_back)) for each in happenings(child) if each.review is None]


def test_without_the_end_the_review_that_it_ended_is_planned_again_and_nobody_is_late_by_the_slip(child, odile, clock):
    planned, first = child.next_review, child.reviews.where(Review.ordinal == 1).get()
    before = limits(planned)
    child.leave_care(odile, date(2026, 3, 2))
    assert child.next_review is None and "decision 2" not in limits(first)
    pass_by(clock, 2026, 3, 9, 10)
    child.take_back_care(odile, child.periods_of_care.get(), SLIP)
    again = child.next_review
    assert (again.ordinal, again.period_began) == (2, date(2026, 1, 7)) and limits(again) == before
    assert (child.period_of_care.began_on, child.status_on(), child.legal_status) == (
        date(2026, 1, 7), "in care", "Section 20",
    )  # fmt: skip
    assert limits(first)["decision 2"] == date(2026, 5, 20) and "decision 1" not in limits(first)
    pass_by(clock, 2026, 3, 9, 11)
    assert overdue(again) == [] and "decision 1" not in overdue(first)
    assert told(child) == [(date(2026, 3, 2), "Care ended", True), (date(2026, 1, 7), "Came into care", False)]
    with pytest.raises(Moved):
        child.take_back_care(odile, PeriodOfCare.select().order_by(PeriodOfCare.id.desc())[1], SLIP)


def test_without_the_end_the_review_has_its_meeting_its_list_and_what_was_late_again(child, reviewing, odile, clock):
    planned, dilys, fern = child.next_review, odile, reviewing.person("Fern Tolliver")
    planned.book(fern, at(2026, 4, 21, 14), "The school")
    guest = planned.invite(fern, "parent", "Ash Penrose")
    pass_by(clock, 2026, 3, 27, 10)
    late, owed = overdue(planned), limits(planned)
    assert late and planned.booked
    child.leave_care(dilys, date(2026, 3, 27))
    assert child.next_review is None and limits(planned) == {} and Review.get_by_id(planned.id).booked is None
    pass_by(clock, 2026, 3, 27, 12)
    child.take_back_care(dilys, child.periods_of_care.get(), SLIP)
    again = child.next_review
    assert again == planned and limits(again) == owed and again.guests == [guest]
    assert set(overdue(again)) == set(late)
    assert (again.booked.meets_at, again.booked.place) == (at(2026, 4, 21, 14), "The school")
    assert kinds(again)[-1] == "review resumed" and again.ended_why is None
    child.leave_care(dilys, date(2026, 3, 27))
    child.take_back_care(dilys, PeriodOfCare.get(PeriodOfCare.ended_on.is_null(False), PeriodOfCare.stands()), SLIP)
    assert child.next_review == planned and limits(child.next_review) == owed


def test_an_end_is_not_taken_back_under_a_later_beginning_nor_a_beginning_under_a_review(child, odile, clock):
    child.leave_care(odile, date(2026, 2, 20))
    child.come_into_care(odile, date(2026, 2, 27))
    first, second = child.periods_of_care.order_by(PeriodOfCare.id)
    with pytest.raises(Incomplete, match="came into care again on 27 February 2026. Take that back first"):
        child.take_back_care(odile, first, SLIP)
    planned = child.next_review
    pass_by(clock, 2026, 4, 2, 10)
    assert "review held" in overdue(planned)
    child.take_back_care(odile, second, SLIP)
    gone = Review.get_by_id(planned.id)
    assert gone.ended_why == "Came into care on 27 February 2026 was taken back" and overdue(gone) == []
    assert child.next_review is None and child.period_of_care is None
    child.take_back_care(odile, PeriodOfCare.get_by_id(first.id), SLIP)
    with pytest.raises(
        Incomplete, match="Review 1 was held in this period of care, on 30 January 2026. Take that back"
    ):
        child.take_back_care(odile, child.period_of_care, SLIP)
    assert told(child)[:2] == [(date(2026, 2, 27), "Came into care", True), (date(2026, 2, 20), "Care ended", True)]


def test_the_wrong_day_is_put_right_by_taking_it_back_and_recording_it_anew(reviewing, odile):
    child = newcomer(reviewing, date(2026, 2, 2))
    child.take_back_care(odile, child.period_of_care, "It was the 9th")
    child.come_into_care(odile, date(2026, 2, 9), "Section 20")
    assert child.next_review.due_row.due == at(2026, 3, 9, 23, 59, 59)
    assert child.timeline().of("came into care")[0].on == date(2026, 2, 9)
    assert child.status_on(date(2026, 2, 3)) == "child in need"


def test_an_adoption_order_that_was_not_made_is_taken_back_with_the_end_of_care(child, odile):
    order = child.happened(odile, "adoption order", date(2026, 2, 27))
    assert child.next_review is None
    child.take_back(odile, order, SLIP)
    assert child.period_of_care.began_on == date(2026, 1, 7)
    assert (child.next_review.ordinal, child.next_review.due_row.due) == (2, at(2026, 4, 30, 23, 59, 59))
    assert "review planned" in kinds(child.next_review)


def test_an_end_that_an_adoption_order_made_goes_with_the_order(child, odile):
    order = child.happened(odile, "adoption order", date(2026, 2, 27))
    with pytest.raises(Incomplete, match="An adoption order was made on that day. Take that back first"):
        child.take_back_care(odile, child.periods_of_care.get(), SLIP)
    assert child.period_of_care is None
    child.take_back(odile, order, SLIP)
    assert child.period_of_care and child.next_review


def test_care_that_had_ended_by_itself_stays_ended_without_the_adoption_order(child, odile):
    child.leave_care(odile, date(2026, 2, 27))
    order = child.happened(odile, "adoption order", date(2026, 2, 27))
    child.take_back(odile, order, SLIP)
    assert child.period_of_care is None and child.next_review is None
    child.take_back_care(odile, child.periods_of_care.get(), SLIP)
    assert child.period_of_care and child.next_review


def test_an_adoption_order_is_taken_back_with_its_own_end_after_another_end_of_that_day_was(child, odile):
    child.leave_care(odile, date(2026, 2, 27))
    child.take_back_care(odile, child.periods_of_care.get(), SLIP)
    assert [row.kind for row in child.changes if row.is_taken_back] == ["care ended"]
    order = child.happened(odile, "adoption order", date(2026, 2, 27))
    child.take_back(odile, order, SLIP)
    assert child.period_of_care and child.next_review


def test_business_support_takes_back_what_they_recorded_themselves(reviewing, child, odile):
    fern, dilys = reviewing.person("Fern Tolliver"), reviewing.person("Dilys Ashgrove")
    own, of_another = (child.happened(by, "missing", date(2026, 2, day)) for day, by in ((10, fern), (12, dilys)))
    child.take_back(fern, own, SLIP)
    with pytest.raises(NotYours, match="what you recorded yourself"):
        child.take_back(fern, of_another, SLIP)
    child.take_back(odile, of_another, SLIP)
    child.leave_care(dilys, date(2026, 3, 2))
    with pytest.raises(NotYours):
        child.take_back_care(fern, child.periods_of_care.get(), SLIP)
    child.take_back_care(dilys, child.periods_of_care.get(), SLIP)
    child.leave_care(fern, date(2026, 3, 2))
    ended = PeriodOfCare.get(PeriodOfCare.ended_on.is_null(False), PeriodOfCare.stands())
    Child.get_by_id(child.id).take_back_care(fern, ended, SLIP)
    assert child.period_of_care
