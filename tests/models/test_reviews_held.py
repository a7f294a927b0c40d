"""A child comes into care: the first review is planned, prepared, held and written up (req 2.8-2.10, 2.84-2.93)."""

from datetime import date

import pytest

from models import Review
from models.errors import Incomplete, Moved, NotYours
from models.review import Sitting
from tests.models.reviewing import at, kinds, limits, newcomer, overdue, pass_by


@pytest.fixture
def planned(reviewing):
    """The first review of a child who came into care today, Monday 2 March 2026."""
    child = newcomer(reviewing, date(2026, 3, 2))
    return child.next_review


def held(review, council, clock, day=date(2026, 3, 26)):
    """The review, held on that day and recorded in the afternoon."""
    clock.move_to(at(day.year, day.month, day.day, 15))
    review.hold(council.person("Dilys Ashgrove"), Sitting(day, said="Everybody was there."))
    return Review.get_by_id(review.id)


def test_the_first_review_is_planned_with_the_child_coming_into_care_by_both_rules(reviewing, planned):
    assert (planned.ordinal, planned.period_began) == (1, date(2026, 3, 2))
    row = planned.due_row
    assert (row.label, row.limit_words, row.owed_by) == ("Our Children’s Review", "20 working days", "Dilys Ashgrove")
    assert row.due == at(2026, 3, 30, 23, 59, 59)
    assert [(rule["key"], rule["day"]) for rule in row.ledger["rules"]] == [
        ("in-care", "2026-03-30"),
        ("law-in-care", "2026-03-30"),
    ]
    assert len(row.working.parts) == 2
    assert kinds(planned) == ["review planned"]


def test_before_a_first_review_what_cannot_be_in_time_says_start_now_and_is_never_overdue(planned, clock):
    assert limits(planned) == {
        "invitations": date(2026, 3, 16),
        "papers": date(2026, 3, 25),
        "preparation": date(2026, 3, 27),
        "visit": date(2026, 3, 29),
        "review held": date(2026, 3, 30),
    }
    consultation = planned.steps_before()[0]
    assert consultation.rule.key == "consultation" and consultation.starts_now
    pass_by(clock, 2026, 3, 17, 9)
    assert overdue(planned) == ["invitations"]


def test_held_its_follow_up_runs_and_the_second_is_planned_by_days_and_by_months(reviewing, planned, clock):
    review = held(planned, reviewing, clock)
    assert limits(review) == {
        "decisions": date(2026, 4, 2),
        "care-plan": date(2026, 4, 13),
        "record": date(2026, 4, 20),
        "copies": date(2026, 4, 27),
    }
    following = review.child.next_review
    assert following.ordinal == 2
    assert [(rule["key"], rule["day"]) for rule in following.due_row.ledger["rules"]] == [
        ("in-care", "2026-06-25"),
        ("law-in-care", "2026-06-26"),
    ]
    assert review.due_row.met_at and overdue(review) == ["invitations", "papers"]
    assert "visit" not in limits(review)


def test_silence_agrees_the_decisions_on_its_day_and_a_late_record_is_late_once(reviewing, planned, clock):
    review = held(planned, reviewing, clock)
    dilys = reviewing.person("Dilys Ashgrove")
    decision = review.decide(dilys, "A life story book is begun.", date(2026, 5, 1), reviewing.person("Roz Amadi"))
    clock.move_to(at(2026, 3, 31, 10))
    review.circulate(dilys, date(2026, 3, 30), "Everybody who was there; Hal Okafor", received_on=date(2026, 3, 31))
    assert limits(review)["reply"] == date(2026, 4, 9)  # Good Friday and Easter Monday are left out
    pass_by(clock, 2026, 4, 9, 23, 59, 59)
    assert review.answered == []
    pass_by(clock, 2026, 4, 13, 9)
    [reply] = review.answered
    assert (reply.verdict, reply.replied_on, reply.by) == ("agreed by default", date(2026, 4, 9), None)
    assert reply.happened_at == at(2026, 4, 9, 23, 59, 59)
    assert "reply" not in overdue(review) and decision.reply == reply
    pass_by(clock, 2026, 4, 22, 9)
    pass_by(clock, 2026, 4, 23, 9)
    assert overdue(review).count("record") == 1 and kinds(review).count("breached") == len(overdue(review))
    [row] = [row for row in review.deadlines if row.clock == "record"]
    assert row.breached_at == at(2026, 4, 20, 23, 59, 59)
    clock.move_to(at(2026, 4, 24, 10))
    with pytest.raises(Moved, match="Silence agreed"):
        review.reply(reviewing.person("Hal Okafor"), date(2026, 4, 24), {decision: "There is no money."})
    review.reply(dilys, date(2026, 4, 8), {decision: "There is no money."}, replied_by="Hal Okafor")
    assert decision.is_refused and [reply.verdict for reply in review.answered] == ["agreed by default", "not agreed"]


def test_a_manager_who_does_not_agree_starts_an_issue_with_the_decision_carried_over(reviewing, planned, clock):
    review = held(planned, reviewing, clock)
    dilys, hal = reviewing.person("Dilys Ashgrove"), reviewing.person("Hal Okafor")
    first = review.decide(dilys, "A life story book is begun.", date(2026, 5, 1), owner_name="Northmere fostering")
    second = review.decide(dilys, "The dentist is seen.", date(2026, 4, 30), owner_post=reviewing.posts["Hal Okafor"])
    review.circulate(dilys, date(2026, 3, 26), "Everybody")
    assert {"decision 1", "decision 2"} < set(limits(review))
    with pytest.raises(NotYours):
        review.reply(reviewing.person("Petra Lindqvist"), date(2026, 3, 26))
    with pytest.raises(Incomplete, match="why it is not agreed"):
        review.reply(hal, date(2026, 3, 26), {first: " "})
    rows = review.reply(hal, date(2026, 3, 26), {first: "There is nobody to do it."})
    assert [row.verdict for row in rows] == ["not agreed", "agreed"]
    assert (first.is_refused, second.is_refused, second.owner) == (True, False, "Hal Okafor, Team Manager")
    assert "decision 1" not in limits(review) and "reply" not in limits(review)
    filled = review.concern_about(decision=first)
    assert filled["children"] == [str(review.child_id)] and filled["asked_for"] == [first.words]
    assert "There is nobody to do it." in filled["what_is_wrong"][0]
    assert filled["asked_by-month"] == ["5"]


def test_a_decision_comes_back_at_the_next_review_until_it_is_settled(reviewing, planned, clock):
    review, dilys = held(planned, reviewing, clock), reviewing.person("Dilys Ashgrove")
    roz = reviewing.person("Roz Amadi")
    for words in ("The dentist is seen.", "A life story book is begun.", "A new school is found.", "A passport."):
        review.decide(dilys, words, date(2026, 5, 1), roz)
    with pytest.raises(Incomplete) as missing:
        review.decide(dilys, " ", date(2026, 3, 25), roz, owner_name="And another")
    assert set(missing.value.problems) == {"words", "by_when", "owner"}
    dentist, book, school, passport = review.decisions.order_by(type(review.decisions.get()).number)
    clock.move_to(at(2026, 4, 10, 10))
    dentist.stand(roz, "done", date(2026, 4, 9))
    school.stand(roz, "no longer needed", date(2026, 4, 9), "She stays at hers")
    with pytest.raises(Incomplete):
        book.stand(roz, "not done", date(2026, 4, 9))
    assert set(limits(review)) >= {"decision 2", "decision 4"} and "decision 1" not in limits(review)
    pass_by(clock, 2026, 5, 2, 9)
    assert {"decision 2", "decision 4"} <= set(overdue(review))
    following = held(review.child.next_review, reviewing, clock, date(2026, 6, 18))
    assert following.returning == [book, passport]
    again = book.carry_on(dilys, following, date(2026, 8, 3))
    assert (again.carried_from, again.words, again.owner) == (book, book.words, "Roz Amadi")
    assert limits(following)["decision 1"] == date(2026, 8, 3) and following.returning == [passport]
    with pytest.raises(Moved):
        book.carry_on(dilys, following, date(2026, 8, 3))


def test_what_follows_a_review_is_done_on_a_day_or_not_needed_and_why(reviewing, planned, clock):
    review = held(planned, reviewing, clock)
    roz, fern, dilys = (reviewing.person(name) for name in ("Roz Amadi", "Fern Tolliver", "Dilys Ashgrove"))
    clock.move_to(at(2026, 4, 20, 10))
    review.followed_up(roz, "care-plan", date(2026, 4, 10))
    review.followed_up(dilys, "absent", not_needed="Both parents were there")
    review.followed_up(dilys, "record", date(2026, 4, 17))
    review.followed_up(fern, "copies", date(2026, 4, 20))
    steps = {step.rule.key: step for step in review.steps_after()}
    assert [steps[key].is_settled for key in ("care-plan", "record", "copies", "absent")] == [True] * 4
    assert steps["monitoring"].row is None and steps["reply"].owed.waits_for == "decisions received"
    assert {"care-plan", "record", "copies"}.isdisjoint(overdue(review))
    for key in ("decisions", "reply", "nothing"):
        with pytest.raises(Incomplete, match="Choose what was done"):
            review.followed_up(dilys, key, date(2026, 4, 20))
    with pytest.raises(Incomplete, match="before the review was held"):
        review.followed_up(dilys, "monitoring", date(2026, 3, 25))
