"""A review of before comes in beside those that are kept here: the planned one stays, or it was the one that was held."""

from datetime import date

import pytest

from models import Deadline, Event, Review
from models.review import Sitting, remembering
from models.review.remembering import Past
from tests.models.reviewing import at, kinds, limits, newcomer, overdue

FIRST, SECOND = date(2025, 2, 25), date(2025, 5, 20)


@pytest.fixture
def child(reviewing):
    """In care since 3 February 2025, two reviews brought in, the next booked and prepared."""
    child, fern = newcomer(reviewing, date(2025, 2, 3)), reviewing.person("Fern Tolliver")
    Review.remember(None, {child: [Past(FIRST), Past(SECOND)]})
    review = child.next_review
    review.book(fern, at(2026, 3, 26, 14), confirmed=["meeting after its day"])
    review.invite(fern, "professional", "A teacher")
    review.note_system_due(None, date(2026, 4, 6), "Import 1: reviews")
    return child


def numbers(child):
    """[(number, held on)] of what stands, in the order of time."""
    rows = child.reviews.where(Review.ended_at.is_null())
    return [(row.ordinal, row.held_on) for row in sorted(rows, key=lambda row: row.held_on or date.max)]


def told(person, review):
    """What this person is told of the review."""
    return [
        event.kind for event in review.events if event.notices.where(Event.notices.rel_model.person == person).exists()
    ]


def test_one_that_was_held_before_the_last_is_numbered_among_them_and_the_planned_one_stays(reviewing, child):
    review, before = child.next_review, limits(child.next_review)
    said = kinds(review)
    Review.remember(None, {child: [Past(date(2025, 3, 29))]}, ["review held on another day here"])
    assert numbers(child) == [(1, FIRST), (2, date(2025, 3, 29)), (3, SECOND), (4, None)]
    assert child.next_review == review and review.booked and review.guests
    assert child.next_review.system_due == date(2026, 4, 6)
    assert not Review.behind().exists()
    assert limits(child.next_review) == before and kinds(review) == said


def test_its_date_moves_where_another_rule_of_the_law_then_holds_and_says_so(reviewing, clock):
    clock.move_to(at(2026, 1, 7, 10))
    child, dilys = newcomer(reviewing, date(2026, 1, 7)), reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 1, 30, 15))
    child.next_review.hold(dilys, Sitting(date(2026, 1, 30)))
    review = child.next_review
    assert review.due_row.due == at(2026, 4, 30, 23, 59, 59)
    Review.remember(None, {child: [Past(date(2026, 1, 12))]})
    again = child.next_review
    assert again == review and again.ordinal == 3
    assert again.due_row.due == at(2026, 7, 30, 23, 59, 59)
    assert "review date changed" in kinds(review) and "review date changed" in told(dilys, review)


def test_one_that_is_later_was_the_planned_one_whose_meeting_is_off_and_those_who_prepare_it_hear(reviewing, child):
    planned, dilys, fern = child.next_review, reviewing.person("Dilys Ashgrove"), reviewing.person("Fern Tolliver")
    planned.send_invitations(reviewing.person("Wren Halloran"), date(2026, 3, 2))
    Review.remember(None, {child: [Past(date(2025, 11, 18))]})
    assert numbers(child) == [(1, FIRST), (2, SECOND), (3, date(2025, 11, 18)), (4, None)]
    gone = Review.get_by_id(planned.id)
    assert gone.ended_at and gone.booked is None and limits(gone) == {} and overdue(gone) == []
    assert gone.meetings.get().called_off_why == "Reviews that were held before were brought in"
    event = gone.events.where(Event.kind == "review ended").get()
    assert event.told["meets_at"].startswith("2026-03-26")
    wren = reviewing.person("Wren Halloran")  # who sent the invitations
    assert all("review ended" in told(person, gone) for person in (dilys, fern, wren))
    assert (child.next_review.system_due, child.next_review.due_row.due) == (
        date(2026, 4, 6), at(2026, 5, 18, 23, 59, 59),
    )  # fmt: skip


def test_the_systems_day_does_not_go_on_where_it_was_of_the_review_that_was_held(reviewing, child, clock):
    child.next_review.note_system_due(None, date(2025, 11, 18))
    Review.remember(None, {child: [Past(date(2025, 11, 18))]})
    assert child.next_review.system_due is None
    child.next_review.note_system_due(None, date(2026, 5, 26))  # told on 2 March, before that review was held
    clock.move_to(at(2026, 5, 20, 10))
    Review.remember(None, {child: [Past(date(2026, 5, 12))]})
    assert (child.next_review.ordinal, child.next_review.system_due) == (5, None)


def test_of_many_what_stays_is_numbered_at_once_and_the_rest_waits_for_the_pass(reviewing, child, monkeypatch):
    monkeypatch.setattr(remembering, "FEW", 0)
    planned = child.next_review
    later = [Past(date(2025, 3, 29)), Past(date(2025, 11, 18))]
    Review.remember(None, {child: later}, ["review held on another day here"], later=True)
    assert child.next_review == planned and planned.is_overtaken
    assert numbers(child)[:4] == [(1, FIRST), (2, date(2025, 3, 29)), (3, SECOND), (4, date(2025, 11, 18))]
    assert list(Review.behind()) == [child]
    Review.plan_missing()
    assert not Review.behind().exists() and child.next_review.ordinal == 5
    assert not Review.get_by_id(planned.id).is_overtaken
    assert Deadline.select().where(Deadline.review == planned, Deadline.running()).count() == 0
