"""The IRO's visits: a record of their own, before the review, noted in two working days and at the latest five."""

from datetime import date

import pytest

from models import Visit
from models.errors import Incomplete, Moved, NotYours, Questioned
from models.review import Sitting
from tests.models.reviewing import at, limits, newcomer, overdue, pass_by


@pytest.fixture
def child(reviewing):
    """Came into care today, Monday 2 March 2026."""
    return newcomer(reviewing, date(2026, 3, 2))


def visit(council, child, day, **more):
    return Visit.record(
        council.person("Dilys Ashgrove"), child, day, "The foster carers’ home", seen_alone=True, **more
    )


def parts(visit, words="It is written."):
    return dict.fromkeys(visit.procedure.visits.parts, words)


def test_the_note_has_an_aim_and_a_limit_and_rings_for_each_once(reviewing, child, clock):
    clock.move_to(at(2026, 3, 12, 16))
    seen = visit(reviewing, child, date(2026, 3, 12))
    assert limits(seen) == {"visit-note": date(2026, 3, 19)}
    [aim] = [row for row in seen.deadlines if row.kind == "aim"]
    assert (aim.due, aim.owed_by, aim.limit_words) == (at(2026, 3, 16, 23, 59, 59), "Dilys Ashgrove", "2 working days")
    pass_by(clock, 2026, 3, 17, 9)
    pass_by(clock, 2026, 3, 18, 9)
    assert overdue(seen) == [] and [e.kind for e in child.events if e.review_id is None] == [
        "child visited",
        "aim passed",
    ]
    pass_by(clock, 2026, 3, 20, 9)
    assert overdue(seen) == ["visit-note"]
    seen.write(reviewing.person("Dilys Ashgrove"), parts(seen), date(2026, 3, 19))
    assert overdue(seen) == [] and seen.note.written_on == date(2026, 3, 19)
    with pytest.raises(Moved):
        seen.write(reviewing.person("Dilys Ashgrove"), parts(seen), date(2026, 3, 19))


def test_every_part_of_the_note_is_asked_for(reviewing, child, clock):
    clock.move_to(at(2026, 3, 12, 16))
    seen, dilys = visit(reviewing, child, date(2026, 3, 12)), reviewing.person("Dilys Ashgrove")
    with pytest.raises(Incomplete) as missing:
        seen.write(dilys, parts(seen) | {"The child’s views": " "}, date(2026, 3, 12))
    assert list(missing.value.problems) == ["part 2"]
    with pytest.raises(Incomplete):
        seen.write(dilys, parts(seen), date(2026, 3, 11))
    with pytest.raises(NotYours):
        seen.write(reviewing.person("Roz Amadi"), parts(seen), date(2026, 3, 12))


def test_a_visit_is_done_before_the_review_and_one_before_a_move_counts_no_longer(reviewing, child, clock):
    clock.move_to(at(2026, 3, 6, 16))
    review = child.next_review
    assert limits(review)["visit"] == date(2026, 3, 29)
    visit(reviewing, child, date(2026, 3, 6))
    assert "visit" not in limits(review) and review.visited_on == date(2026, 3, 6)
    clock.move_to(at(2026, 3, 10, 16))
    child.happened(reviewing.person("Fern Tolliver"), "moved", date(2026, 3, 10))
    assert limits(review)["visit"] == date(2026, 3, 29) and review.visited_on is None
    visit(reviewing, child, date(2026, 3, 10))
    assert "visit" not in limits(review)


def test_a_visit_on_the_day_of_the_review_is_questioned_and_the_future_refused(reviewing, child, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    child.next_review.book(dilys, at(2026, 3, 20, 14))
    clock.move_to(at(2026, 3, 20, 16))
    with pytest.raises(Questioned) as question:
        visit(reviewing, child, date(2026, 3, 20))
    assert [each.rule for each in question.value.questions] == ["visit on the day of a review"]
    child.next_review.hold(dilys, Sitting(date(2026, 3, 20)))
    with pytest.raises(Questioned):
        visit(reviewing, child, date(2026, 3, 20))
    assert visit(reviewing, child, date(2026, 3, 20), confirmed=["visit on the day of a review"]).confirmed
    with pytest.raises(Incomplete, match="today or in the past"):
        visit(reviewing, child, date(2026, 3, 21))
    with pytest.raises(Incomplete, match="where the visit was"):
        Visit.record(dilys, child, date(2026, 3, 18), " ", seen_alone=False)


def test_contacts_and_midway_checks_stand_beside_the_visits(reviewing, child, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    seen = visit(reviewing, child, date(2026, 3, 2))
    child.note_contact(dilys, "contact", date(2026, 3, 2), "Wren", "She rang about the school.", how="phone")
    child.note_contact(dilys, "after a visit", date(2026, 3, 2), "Roz Amadi", "The bed has come.", visit=seen)
    assert [contact.kind for contact in child.contacts] == ["contact", "after a visit"] and seen.contacts.count() == 1
    with pytest.raises(Incomplete):
        child.note_contact(dilys, "gossip", date(2026, 3, 2), "Somebody", "Something")
    with pytest.raises(NotYours):
        child.note_contact(reviewing.person("Roz Amadi"), "contact", date(2026, 3, 2), "Wren", "A statutory visit.")


def test_the_first_visit_is_where_the_child_lives_or_is_confirmed_to_be_elsewhere(reviewing, child, clock):
    clock.move_to(at(2026, 3, 12, 16))
    away = "first visit away from home"
    with pytest.raises(Questioned) as question:
        visit(reviewing, child, date(2026, 3, 12), in_own_home=False)
    assert [each.rule for each in question.value.questions] == [away]
    assert visit(reviewing, child, date(2026, 3, 6), in_own_home=False, confirmed=[away]).confirmed == away
    visit(reviewing, child, date(2026, 3, 10))
    assert visit(reviewing, child, date(2026, 3, 12), in_own_home=False).confirmed == ""
    clock.move_to(at(2026, 3, 20, 16))
    child.next_review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 20)))
    clock.move_to(at(2026, 4, 1, 16))
    assert visit(reviewing, child, date(2026, 4, 1), in_own_home=False).confirmed == ""


def test_a_social_workers_visit_is_no_visit_of_the_officer(reviewing, child):
    roz = reviewing.person("Roz Amadi")
    with pytest.raises(NotYours):
        Visit.record(roz, child, date(2026, 3, 2), "At home", seen_alone=True)
    with pytest.raises(Incomplete, match="not a reviewing officer"):
        visit(reviewing, child, date(2026, 3, 2), visited_by=roz)
    assert not child.visits.exists()
