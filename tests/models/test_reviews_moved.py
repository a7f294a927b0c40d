"""What happens to a child moves the next review, ends it, or moves nothing; each change says from what, to what, why."""

from datetime import date

import pytest

from models import Child, ClosureDay, Deadline, Event, Review
from models.base import now
from models.child.outlook import Outlook
from models.errors import Incomplete, Moved, NotYours, Questioned
from models.review import Sitting
from tests.models.reviewing import BORN, at, kinds, limits, newcomer, overdue, pass_by


@pytest.fixture
def child(reviewing, clock):
    """In care since 7 January 2026, the first review held on 30 January; the next is due on 30 April."""
    clock.move_to(at(2026, 1, 7, 10))
    child = newcomer(reviewing, date(2026, 1, 7))
    clock.move_to(at(2026, 1, 30, 15))
    child.next_review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 1, 30)))
    clock.move_to(at(2026, 3, 2, 10))
    return child


def told(review, kind):
    """What the last event of this kind says."""
    return review.events.where(Event.kind == kind).order_by(Event.id.desc()).first().told


def test_moved_home_the_review_is_due_earlier_and_the_old_date_stays_to_be_seen(reviewing, child):
    review, fern = child.next_review, reviewing.person("Fern Tolliver")
    before = review.due_row
    assert before.due == at(2026, 4, 30, 23, 59, 59) and before.limit_words == "3 months"
    child.happened(fern, "moved", date(2026, 2, 27), "To foster carers", value="foster care")
    after = Review.get_by_id(review.id).due_row
    assert after.due == at(2026, 3, 27, 23, 59, 59) and after.supersedes == before
    assert after.superseded_why == "Moved to another carer or home, 27 February 2026"
    assert (after.start_fact, after.source) == ("moved", "S2 l.45, l.50; req 2.12, 2.15")
    assert {rule["key"]: rule["day"] for rule in after.ledger["rules"]} == {
        "change-of-carer": "2026-03-27",
        "law-in-care": "2026-04-30",
        "in-care": "2026-05-01",
    }
    said = told(review, "review date changed")
    assert (said["before"][:10], said["after"][:10]) == ("2026-04-30", "2026-03-27")
    assert limits(review)["papers"] == date(2026, 3, 20)
    assert not overdue(review) and told(review, "review dates changed")["changes"][0]["before"]


def test_a_move_that_had_not_happened_is_taken_back_and_the_date_with_it(reviewing, child, clock):
    review, fern = child.next_review, reviewing.person("Fern Tolliver")
    move = child.happened(fern, "moved", date(2026, 2, 3))
    assert review.due_row.due == at(2026, 3, 3, 23, 59, 59)
    pass_by(clock, 2026, 3, 5, 10)
    assert "review held" in overdue(review)
    with pytest.raises(Incomplete):
        child.take_back(fern, move, " ")
    child.take_back(fern, move, "It was another child’s")
    assert review.due_row.due == at(2026, 4, 30, 23, 59, 59)
    assert overdue(review) == []
    assert Deadline.select().where(Deadline.review == review, Deadline.clock == "review held").count() == 3
    with pytest.raises(Moved):
        child.take_back(fern, move, "Again")


def test_section_20_to_care_order_moves_nothing(reviewing, child):
    review = child.next_review
    child.change_legal_status(reviewing.person("Fern Tolliver"), "Care order", date(2026, 2, 20))
    assert review.due_row.due == at(2026, 4, 30, 23, 59, 59) and kinds(review) == ["review planned"]


def test_care_ends_and_nothing_that_was_owed_for_a_review_to_come_is_ever_late(reviewing, child, clock):
    review, dilys = child.next_review, reviewing.person("Dilys Ashgrove")
    first = Review.get(Review.child == child, Review.ordinal == 1)
    first.decide(dilys, "The dentist is seen.", date(2026, 3, 20), reviewing.person("Roz Amadi"))
    pass_by(clock, 2026, 3, 2, 11)
    child.leave_care(reviewing.person("Fern Tolliver"), date(2026, 3, 2))
    again = Review.get_by_id(review.id)
    assert again.ended_why == "Care ended on 2 March 2026." and limits(review) == {}
    assert "decision 1" not in limits(first)
    pass_by(clock, 2026, 6, 30, 10)
    assert overdue(review) == [] and "decision 1" not in overdue(first)
    assert all(row.ended_why for row in review.deadlines if row.met_at is None)
    clock.move_to(at(2026, 7, 6, 10))
    child.come_into_care(reviewing.person("Fern Tolliver"), date(2026, 7, 6))
    anew = child.next_review
    assert (anew.ordinal, anew.period_began, anew.due_row.due) == (1, date(2026, 7, 6), at(2026, 8, 3, 23, 59, 59))


def test_the_record_of_a_review_that_was_held_is_owed_though_care_has_ended(reviewing, child, clock):
    review = child.next_review
    review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 2)))
    child.leave_care(reviewing.person("Fern Tolliver"), date(2026, 3, 2))
    assert "record" in limits(review) and child.next_review is None


def test_an_adoption_order_ends_care_and_its_reviews(reviewing, child):
    review = child.next_review
    child.happened(reviewing.person("Dilys Ashgrove"), "adoption order", date(2026, 2, 27))
    assert Review.get_by_id(review.id).ended_why == "An adoption order was made on 27 February 2026."
    assert Child.get_by_id(child.id).period_of_care is None and child.status_on() == "child in need"


def test_at_18_what_is_owed_ends_on_the_day(reviewing, clock):
    clock.move_to(at(2026, 1, 7, 10))
    child = newcomer(reviewing, date(2026, 1, 7), born=date(2008, 3, 16))
    review = child.next_review
    pass_by(clock, 2026, 3, 15, 23)
    assert review.is_open and "review held" in overdue(review)
    pass_by(clock, 2026, 3, 16, 0, 5)
    assert Review.get_by_id(review.id).ended_why == "The child turned 18 on 16 March 2026"
    assert limits(review) == {} and child.next_review is None


def test_a_closure_day_tells_each_date_that_it_changes(reviewing, child, clock):
    review = child.next_review
    review.book(reviewing.person("Dilys Ashgrove"), at(2026, 4, 29, 10))
    child.next_review.prepared(reviewing.person("Roz Amadi"), "consultation", date(2026, 3, 2))
    assert limits(review)["papers"] == date(2026, 4, 22)
    changed = ClosureDay.add(reviewing.person("Odile Pryce"), date(2026, 4, 24), "A day of training")
    pairs = {before.clock: after.due for before, after in changed if after.review_id == review.id}
    assert pairs == {"papers": at(2026, 4, 21, 23, 59, 59)}
    assert limits(review)["papers"] == date(2026, 4, 21)
    assert told(review, "review dates changed")["why"] == "The calendar of working days changed"


def test_a_closure_day_moves_a_first_review_and_what_is_owed_after_one(reviewing, child, clock):
    newcomer_ = newcomer(reviewing, date(2026, 3, 2), reference="NM-9002")
    held = child.next_review
    held.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 2)))
    foreseen = Deadline.would_change({date(2026, 3, 10): "Training"})
    changed = ClosureDay.add(reviewing.person("Odile Pryce"), date(2026, 3, 10), "Training")
    of = {(before.review_id, before.clock): after.due for before, after in changed}
    assert of[newcomer_.next_review.id, "review held"] == at(2026, 3, 31, 23, 59, 59)
    assert of[held.id, "care-plan"] == at(2026, 3, 17, 23, 59, 59)
    assert (held.id, "decisions") not in of
    assert {(row.review_id, row.clock) for row, _ in foreseen} >= {key for key in of if key[1] != "visit"} - {
        (newcomer_.next_review.id, "invitations"), (newcomer_.next_review.id, "papers"),
        (newcomer_.next_review.id, "preparation"),
    }  # fmt: skip


def test_a_placement_order_offers_two_readings_the_earlier_proposed_and_the_iro_confirms_one(reviewing, child):
    dilys = reviewing.person("Dilys Ashgrove")
    child.happened(dilys, "placement order", date(2026, 3, 2))
    review = child.next_review
    assert review.due_row.due == at(2026, 3, 30, 23, 59, 59)
    with pytest.raises(Incomplete):
        child.choose_reading(dilys, "placement-order", "")
    child.choose_reading(dilys, "placement-order", "The court asks for stability")
    assert review.due_row.due == at(2026, 4, 30, 23, 59, 59)
    assert "review date changed" in kinds(review) and "reading chosen" in kinds(review)
    with pytest.raises(Moved):
        child.choose_reading(dilys, "placement-order", "Again")


def test_what_happened_asks_the_iro_who_answers_once_with_reasons(reviewing, child):
    dilys, fern = reviewing.person("Dilys Ashgrove"), reviewing.person("Fern Tolliver")
    change = child.happened(fern, "significant change of plan", date(2026, 3, 2), "Back home")
    [(row, rules)] = child.asked()
    assert row == change and [rule.key for rule in rules] == ["review-before-change", "bring-forward"]
    with pytest.raises(NotYours):
        child.answer(fern, change, {})
    said = {"review-before-change": ("It is not reasonably practicable, because", ""), "bring-forward": ("Yes", "")}
    with pytest.raises(Incomplete) as missing:
        child.answer(dilys, change, said)
    assert set(missing.value.problems) == {"review-before-change"}
    child.answer(dilys, change, said | {"review-before-change": ("The review comes first", "")})
    assert child.asked() == []
    with pytest.raises(Moved):
        child.answer(dilys, change, said)


def test_two_decisions_thought_no_longer_right_on_one_day_are_each_answered_once(reviewing, child):
    dilys, today = reviewing.person("Dilys Ashgrove"), date(2026, 3, 2)
    first, second = (child.happened(dilys, "decisions no longer right", today, words) for words in ("One", "Two"))
    assert [(row, [rule.key for rule in rules]) for row, rules in child.asked()] == [
        (first, ["decisions-in-doubt"]), (second, ["decisions-in-doubt"]),
    ]  # fmt: skip
    said = {"decisions-in-doubt": ("Leave it as it is, because", "The school agrees.")}
    child.answer(dilys, first, said)
    assert [row for row, _ in child.asked()] == [second]
    with pytest.raises(Moved):
        child.answer(dilys, first, said)
    child.answer(dilys, second, said)
    assert child.asked() == []


def test_brought_forward_the_duties_are_counted_from_the_earlier_day_and_the_law_keeps_its_own(reviewing, child, clock):
    review, dilys = child.next_review, reviewing.person("Dilys Ashgrove")
    with pytest.raises(Incomplete):
        review.bring_forward(dilys, date(2026, 4, 30), "Missing from home")
    review.bring_forward(dilys, date(2026, 3, 31), "Missing from home")
    assert (review.day, limits(review)["papers"]) == (date(2026, 3, 31), date(2026, 3, 24))
    assert limits(review)["review held"] == date(2026, 4, 30)
    pass_by(clock, 2026, 4, 2, 10)
    assert "aim passed" in kinds(review) and "review held" not in overdue(review)


def test_dates_that_cannot_be_and_dates_to_confirm_by_the_name_of_their_rule(reviewing, child):
    fern = reviewing.person("Fern Tolliver")
    with pytest.raises(Incomplete, match="the child was not in care that day"):
        child.happened(fern, "moved", date(2026, 1, 2))
    with pytest.raises(Incomplete, match="before the child was born"):
        child.happened(fern, "missing", date(2015, 4, 30))
    with pytest.raises(Questioned) as question:
        child.happened(fern, "placement order", date(2026, 1, 2))
    [rule] = [each.rule for each in question.value.questions]
    assert rule == "outside care"
    row = child.happened(fern, "placement order", date(2026, 1, 2), confirmed=[rule])
    assert row.confirmed == "outside care"
    with pytest.raises(Incomplete, match="from the list"):
        child.happened(fern, "moved", date(2026, 2, 2), value="a castle")
    with pytest.raises(Incomplete, match="kind of home"):
        child.happened(fern, "kind of home", date(2026, 2, 2))


def test_held_early_the_next_is_counted_from_the_day_it_was_held(reviewing, child, clock):
    clock.move_to(at(2026, 3, 9, 15))
    child.next_review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 9)))
    assert child.next_review.due_row.due == at(2026, 9, 8, 23, 59, 59)  # 183 days, a day before six months
    assert child.timeline().born == BORN and now() == at(2026, 3, 9, 15)


def test_an_end_of_care_entered_late_makes_nothing_late_that_fell_due_after_it(reviewing, child, clock):
    review = child.next_review
    pass_by(clock, 2026, 5, 4, 9)
    assert set(overdue(review)) == {"consultation", "invitations", "papers", "preparation", "visit", "review held"}
    child.leave_care(reviewing.person("Fern Tolliver"), date(2026, 4, 20))
    assert overdue(review) == ["consultation", "invitations"]  # of 30 March and 16 April
    row = next(row for row in review.deadlines if row.clock == "review held")
    assert row.withdrawals.get().why == "Care ended on 20 April 2026."


def test_a_later_placement_order_is_asked_about_anew(reviewing, child, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    child.happened(dilys, "placement order", date(2026, 3, 2))
    child.choose_reading(dilys, "placement-order", "The court asks for stability")
    review = child.next_review
    clock.move_to(at(2026, 3, 10, 10))
    child.happened(dilys, "placement order ended", date(2026, 3, 5))
    child.happened(dilys, "placement order", date(2026, 3, 9))
    [choice] = Outlook(child).choices
    assert (choice.began, {option.rule.key for option in choice.options}) == (
        date(2026, 3, 9), {"placement-order", "placement-order-anew"},
    )  # fmt: skip
    assert review.due_row.due == at(2026, 4, 8, 23, 59, 59)  # 20 working days from the later order
    child.choose_reading(dilys, "placement-order", "As before")
    assert Outlook(child).choices == () and review.due_row.due > at(2026, 4, 29)
    assert [row.about_on for row in child.cycle_choices] == [date(2026, 3, 2), date(2026, 3, 9)]
