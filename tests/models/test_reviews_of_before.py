"""Reviews of before come in from a file: the next follows from them, and what was thought late without them never was."""

from datetime import date, timedelta

import pytest

from models import Deadline, Event, Review
from models.errors import Incomplete, NotYours, Questioned
from models.review import remembering
from models.review.remembering import Past
from tests.models.reviewing import at, kinds, limits, newcomer, overdue, pass_by
from tests.models.test_reviews_seen import asked, many

DAYS = (date(2025, 2, 25), date(2025, 5, 20), date(2025, 11, 18))


@pytest.fixture
def child(reviewing, clock):
    """In care since 3 February 2025, as far as the record knows without one review."""
    child = newcomer(reviewing, date(2025, 2, 3))
    pass_by(clock, 2026, 3, 2, 10, 1)
    return child


def test_the_next_follows_from_them_and_nothing_is_owed_after_them(reviewing, child):
    silas, blind = reviewing.person("Silas Rowan"), child.next_review
    assert overdue(blind) == ["review held"]
    past = [Past(day, "PN1", day + timedelta(days=3)) for day in DAYS]
    assert Review.remember(silas, {child: past}) == 3
    assert overdue(blind) == []
    assert Review.get_by_id(blind.id).ended_why == "Reviews that were held before were brought in"
    held = list(child.reviews.where(Review.brought_in).order_by(Review.ordinal))
    assert [(review.ordinal, review.held_on, review.participation.code) for review in held] == [
        (1, DAYS[0], "PN1"),
        (2, DAYS[1], "PN1"),
        (3, DAYS[2], "PN1"),
    ]
    assert held[0].system_due == date(2025, 2, 28) and not any(limits(review) for review in held)
    following = child.next_review
    # six months, as 183 days end on the 20th
    assert (following.ordinal, following.due_row.due) == (4, at(2026, 5, 18, 23, 59, 59))
    assert Review.remember(silas, {child: past}) == 0 and child.reviews.count() == 5
    assert kinds(blind)[-1] == "review ended"


def test_the_systems_own_due_date_is_kept_beside_ours_and_only_where_it_changes(reviewing, child):
    review, fern = child.next_review, reviewing.person("Fern Tolliver")
    assert review.note_system_due(fern, date(2026, 5, 19)).due_on == review.system_due
    assert review.note_system_due(fern, date(2026, 5, 19)) is None
    review.note_system_due(None, date(2026, 5, 20))
    assert review.system_due == date(2026, 5, 20) and review.system_dues.count() == 2
    with pytest.raises(NotYours):
        review.note_system_due(reviewing.person("Roz Amadi"), date(2026, 5, 21))


def test_dates_and_codes_that_cannot_be_name_the_child_and_bring_in_nothing(reviewing, child):
    silas = reviewing.person("Silas Rowan")
    wrong = {"held_on": [Past(date(2026, 3, 3))], "code": [Past(DAYS[0], "PN0")]}
    for field, past in wrong.items():
        with pytest.raises(Incomplete) as refused:
            Review.remember(silas, {child: [Past(DAYS[1]), *past]})
        assert refused.value.problems[field].startswith("NM-9001: ")
    with pytest.raises(Questioned) as question:
        Review.remember(silas, {child: [Past(date(2025, 1, 20))]})
    assert [each.rule for each in question.value.questions] == ["review outside care"]
    with pytest.raises(NotYours):
        Review.remember(reviewing.person("Fern Tolliver"), {child: [Past(DAYS[0])]})
    assert not Review.select().where(Review.brought_in).exists()


def test_what_was_planned_before_them_is_planned_again_by_the_pass_and_only_once(reviewing, child, clock, monkeypatch):
    monkeypatch.setattr(remembering, "FEW", 0)  # as of many children
    later = newcomer(reviewing, date(2025, 2, 3), reference="NM-9002")
    Review.remember(None, {child: [Past(day) for day in DAYS]})
    assert not Review.behind().exists()
    Review.remember(None, {later: [Past(day) for day in DAYS]}, source="Import 1: reviews", later=True)
    assert list(Review.behind()) == [later] and later.next_review.ordinal == 1
    Review.catch_up_soon()
    pass_by(clock, 2026, 3, 2, 10, 2)
    assert later.next_review.ordinal == 4 and not Review.behind().exists()
    Review.remember(None, {later: [Past(date(2020, 5, 1))]}, ["review outside care"], later=True)
    assert not Review.behind().exists()


def test_many_come_in_with_few_questions_each_and_no_notice_of_any(reviewing):
    counts = []
    for number in (5, 25):
        children = many(reviewing, number, date(2025, 2, 3))
        past = {each: [Past(day, "PN2", day) for day in DAYS] for each in children}
        brought, questions = asked(lambda past=past: Review.remember(None, past))
        assert brought == 3 * number
        counts.append(questions)
    assert (counts[1] - counts[0]) / 20 < 25  # what plans the next review of each, and nothing for each that was held
    told = Event.select().where(Event.child.in_(children)).count()
    assert told == 25 and not Deadline.select().where(Deadline.breached_at.is_null(False)).exists()
