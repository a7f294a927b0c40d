"""Before the meeting: who does what by when, the papers, those who are invited, the child's wishes (req 2.20-2.55)."""

from datetime import date

import pytest

from models import Review, Visit
from models.asked import Gathered
from models.errors import Incomplete, Moved, NotYours, Questioned
from models.my_children import lay_lines
from models.review import Sitting
from models.review.clocks import PREPARED
from tests.models.reviewing import at, kinds, limits, newcomer, overdue, pass_by

WHY = {
    "people": {"iro": ("Dilys Ashgrove", date(2026, 3, 2))},
    "words": {"Why the circumstances are exceptional": "A court order."},
}


@pytest.fixture
def second(reviewing, clock):
    """The second review of a child: the first was held on 10 December, so this is due on Wednesday 11 March 2026."""
    clock.move_to(at(2025, 12, 10, 15))
    child = newcomer(reviewing, date(2025, 11, 20))
    child.next_review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2025, 12, 10)))
    return child.next_review


def test_counted_back_from_the_last_day_until_a_meeting_is_booked_and_then_from_it(reviewing, second, clock):
    # three months end on 10 March, a day before the 91 days
    assert limits(second) == {
        "consultation": date(2026, 2, 10),
        "invitations": date(2026, 2, 24),
        "papers": date(2026, 3, 3),
        "preparation": date(2026, 3, 7),
        "visit": date(2026, 3, 9),
        "review held": date(2026, 3, 10),
    }
    clock.move_to(at(2026, 1, 30, 9))
    second.book(reviewing.person("Fern Tolliver"), at(2026, 3, 5, 14), "The school")
    assert limits(second)["papers"] == date(2026, 2, 26) and limits(second)["review held"] == date(2026, 3, 10)
    assert kinds(second) == ["review planned", "review booked", "review dates changed"]
    [row] = [row for row in second.deadlines if row.clock == "papers" and row.is_running]
    assert row.superseded_why == "The meeting is booked for 5 March 2026"
    assert row.limit_words == "5 working days before"


def test_a_meeting_booked_at_short_notice_says_start_now_and_what_was_missed_stays_missed(reviewing, second, clock):
    pass_by(clock, 2026, 2, 11, 9)
    assert overdue(second) == ["consultation"]
    dilys = reviewing.person("Dilys Ashgrove")
    second.book(dilys, at(2026, 2, 20, 14))
    now_owed = limits(second)
    assert "invitations" not in now_owed and now_owed["papers"] == date(2026, 2, 13)
    steps = {step.rule.key: step for step in second.steps_before()}
    assert steps["consultation"].deadline.is_breached
    pass_by(clock, 2026, 2, 12, 9)
    assert overdue(second) == ["consultation"]
    with pytest.raises(Questioned) as question:
        second.rebook(dilys, at(2026, 3, 20, 14), why="The hall is taken")
    assert [each.rule for each in question.value.questions] == ["meeting after its day"]
    assert second.booked.day == date(2026, 2, 20)
    second.rebook(dilys, at(2026, 3, 20, 14), why="The hall is taken", confirmed=["meeting after its day"])
    assert limits(second)["papers"] == date(2026, 3, 13) and limits(second)["invitations"] == date(2026, 3, 6)


def test_steps_are_done_on_a_day_or_not_needed_and_why(reviewing, second, clock):
    roz, dilys = reviewing.person("Roz Amadi"), reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 2, 10, 9))
    second.prepared(roz, "consultation", date(2026, 2, 9), "She asks for her grandmother.")
    assert "consultation" not in limits(second)
    second.prepared(dilys, "chair-wish", not_needed="She does not wish to.")
    steps = {step.rule.key: step for step in second.steps_before()}
    assert steps["consultation"].done_on == date(2026, 2, 9) and steps["chair-wish"].is_settled
    for wrong in ({}, {"on": date(2026, 2, 11)}, {"on": date(2026, 2, 9), "not_needed": "No"}):
        with pytest.raises(Incomplete):
            second.prepared(dilys, "talk", **wrong)
    with pytest.raises(Incomplete, match="recorded as a visit"):
        second.prepared(dilys, "visit", date(2026, 2, 9))
    with pytest.raises(NotYours):
        second.prepared(reviewing.person("Jory Penn"), "talk", date(2026, 2, 9))


def test_papers_are_received_and_read_and_the_late_ones_that_matter_are_a_breach(reviewing, second, clock):
    roz, dilys = reviewing.person("Roz Amadi"), reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 3, 15))
    second.receive(roz, "social-worker-report", date(2026, 3, 3))
    assert "papers" in limits(second)
    pass_by(clock, 2026, 3, 4, 9)
    assert "papers" in overdue(second)
    second.receive(roz, "care-plan", date(2026, 3, 4))
    second.receive(roz, "pep", date(2026, 3, 4))
    second.receive(dilys, "care-plan", date(2026, 3, 4), "read")
    papers = {paper.owed.rule.key: paper for paper in second.papers()}
    assert "papers" not in limits(second) and "papers" in overdue(second)
    assert papers["care-plan"].came_late and papers["care-plan"].read.on == date(2026, 3, 4)
    assert papers["pep"].came_late and papers["pep"].owed.rule.late == "information"
    assert not papers["social-worker-report"].came_late and papers["health"].received is None
    [late] = [row for row in second.deadlines if row.clock == "papers"]
    filled = second.concern_about(deadline=late)
    assert "Papers sent to the IRO" in filled["what_is_wrong"][0] and "from Roz Amadi" in filled["what_is_wrong"][0]


def test_papers_entered_late_that_came_in_time_were_never_overdue(reviewing, second, clock):
    pass_by(clock, 2026, 3, 4, 9)
    roz = reviewing.person("Roz Amadi")
    second.receive(roz, "social-worker-report", date(2026, 3, 2))
    second.receive(roz, "care-plan", date(2026, 3, 3))
    assert "papers" not in overdue(second) and kinds(second)[-1] == "breach withdrawn"


def test_invitations_go_out_once_and_nobody_is_left_out_without_the_gate(reviewing, second, clock):
    fern, dilys = reviewing.person("Fern Tolliver"), reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 2, 20, 9))
    second.invite(fern, "child", "Wren Tarn")
    father = second.invite(fern, "parent", "A father", address="1 Quay Street")
    teacher = second.invite(dilys, "professional", "A teacher")
    assert second.send_invitations(fern, date(2026, 2, 20)) == 3
    assert "invitations" not in limits(second)
    with pytest.raises(Incomplete, match="still to be invited"):
        second.send_invitations(fern, date(2026, 2, 20))
    second.take_off(dilys, teacher, "On leave")
    clock.move_to(at(2026, 3, 2, 9))
    with pytest.raises(Incomplete) as missing:
        second.take_off(dilys, father, "A court order")
    assert set(missing.value.problems) == {"gate"}
    with pytest.raises(Incomplete) as missing:
        second.take_off(dilys, father, "A court order", gate={"people": {}, "words": {}})
    assert set(missing.value.problems) == {"iro", "asked 1"}
    second.take_off(dilys, father, "A court order", gate=WHY)
    assert [guest.part for guest in Review.get_by_id(second.id).guests] == ["child"]
    [gate] = second.gates
    assert gate.people["iro"]["on"] == "2026-03-02"


def test_the_childs_wishes_stand_and_a_changed_one_is_a_new_row(reviewing, second):
    roz = reviewing.person("Roz Amadi")
    assert len(second.wish(roz, {"place": "In the park", "chairing": "Yes, with help"})) == 2
    assert len(second.wish(roz, {"place": "At home", "chairing": "Yes, with help"})) == 1
    assert second.wishes_by_key["place"].words == "At home" and second.wishes.count() == 3
    with pytest.raises(Incomplete):
        second.wish(roz, {"weather": "Sun"})
    with pytest.raises(NotYours):
        second.wish(reviewing.person("Marcus Fenwick"), {"place": "Elsewhere"})


def test_a_review_that_is_over_is_booked_and_held_no_more_and_what_was_done_before_it_can_be_entered(
    reviewing, second, clock
):
    clock.move_to(at(2026, 3, 5, 15))
    dilys = reviewing.person("Dilys Ashgrove")
    second.hold(dilys, Sitting(date(2026, 3, 5)))
    for verb in (
        lambda: second.book(dilys, at(2026, 3, 9, 10)),
        lambda: second.bring_forward(dilys, date(2026, 3, 4), "Too late"),
        lambda: second.hold(dilys, Sitting(date(2026, 3, 5))),
    ):
        with pytest.raises(Moved, match="held on 5 March 2026"):
            verb()
    clock.move_to(at(2026, 3, 9, 15))
    with pytest.raises(Incomplete, match="held on 5 March 2026: enter that day or an earlier one"):
        second.prepared(dilys, "talk", date(2026, 3, 9))
    assert second.prepared(dilys, "talk", date(2026, 3, 4)).done_on == date(2026, 3, 4)


def begun_at_once(person, review):
    """What this person's Waiting says is to be started now for this review."""
    return [asked.what for asked in Gathered(person).at_once if asked.review == review]


def test_a_review_planned_long_ago_and_booked_for_next_week_says_start_now_until_it_is_done(reviewing, second, clock):
    fern, roz = reviewing.person("Fern Tolliver"), reviewing.person("Roz Amadi")
    clock.move_to(at(2026, 2, 9, 9))  # nothing is late yet
    second.book(fern, at(2026, 2, 13, 14))
    for day in (9, 10):
        pass_by(clock, 2026, 2, day, 10)
        steps = {step.rule.key: step for step in second.steps_before()}
        assert [key for key, step in steps.items() if step.starts_now] == ["consultation", "invitations", "papers"]
        papers = {paper.owed.rule.key: paper.owed for paper in second.papers()}
        assert papers["social-worker-report"].start_now and papers["pep"].start_now
        assert begun_at_once(fern, second) == [steps["invitations"].rule.label]
        assert begun_at_once(roz, second) == [steps["consultation"].rule.label, steps["papers"].rule.label]
        [line] = lay_lines([second.child])
        assert [(each.label, each.by) for each in line.at_once] == [
            (steps["consultation"].rule.label, "Roz Amadi"),
            (steps["invitations"].rule.label, "Fern Tolliver"),
            (steps["papers"].rule.label, "Roz Amadi"),
        ]
        assert overdue(second) == []
    second.invite(fern, "child", "Wren Tarn")
    second.send_invitations(fern, date(2026, 2, 10))
    assert begun_at_once(fern, second) == []
    assert [each.by for each in lay_lines([second.child])[0].at_once] == ["Roz Amadi", "Roz Amadi"]


def test_a_move_that_brings_the_review_near_says_start_now_and_a_visit_is_wanted_again(reviewing, second, clock):
    dilys, roz, fern = (reviewing.person(name) for name in ("Dilys Ashgrove", "Roz Amadi", "Fern Tolliver"))
    clock.move_to(at(2026, 2, 12, 9))
    second.prepared(roz, "consultation", date(2026, 2, 10))
    Visit.record(dilys, second.child, date(2026, 2, 11), "The foster home", True)
    second.child.happened(fern, "moved", date(2026, 1, 20))
    pass_by(clock, 2026, 2, 12, 10)
    assert second.day == date(2026, 2, 17)
    steps = {step.rule.key: step for step in second.steps_before()}
    assert [key for key, step in steps.items() if step.starts_now] == ["invitations", "papers"]
    assert begun_at_once(fern, second) == [steps["invitations"].rule.label]
    assert begun_at_once(roz, second) == [steps["papers"].rule.label]


def said_of_papers(review):
    """The step “papers” as the page has it, and what My children and the deadlines still say is owed."""
    [step] = [step for step in review.steps_before() if step.rule.key == "papers"]
    [line] = lay_lines([review.child])
    owed = [each.deadline.clock for each in line.owed] + [each.label for each in line.at_once]
    return step.done_on, "papers" in limits(review), "papers" in owed or step.rule.label in owed


def test_once_every_paper_has_come_they_are_sent_for_good_on_the_day_of_the_last(reviewing, second, clock):
    dilys, roz, fern = (reviewing.person(name) for name in ("Dilys Ashgrove", "Roz Amadi", "Fern Tolliver"))
    clock.move_to(at(2026, 2, 3, 15))
    second.receive(roz, "care-plan", date(2026, 2, 2))
    assert said_of_papers(second) == (None, True, True)
    second.receive(roz, "social-worker-report", date(2026, 1, 30))
    done = (date(2026, 2, 2), False, False)
    assert said_of_papers(second) == done
    second.receive(roz, "pep", date(2026, 2, 3))
    assert said_of_papers(second) == done and second.steps.count() == 1
    second.bring_forward(dilys, date(2026, 3, 2), "The school place ends.")
    second.book(fern, at(2026, 2, 26, 14))
    second.child.happened(fern, "moved", date(2026, 2, 3))
    assert said_of_papers(second) == done and [row.clock for row in second.deadlines].count("papers") == 1


def test_papers_that_had_to_be_started_at_once_are_sent_once_they_have_come(reviewing, second, clock):
    roz, fern = reviewing.person("Roz Amadi"), reviewing.person("Fern Tolliver")
    clock.move_to(at(2026, 2, 9, 9))
    second.book(fern, at(2026, 2, 13, 14))
    for key in ("social-worker-report", "care-plan"):
        assert "Papers sent to the IRO" in begun_at_once(roz, second)
        second.receive(roz, key, date(2026, 2, 9))
    assert "Papers sent to the IRO" not in begun_at_once(roz, second)
    assert said_of_papers(second) == (date(2026, 2, 9), False, False)


def test_papers_that_had_come_before_that_was_a_step_are_not_owed_again(reviewing, second, clock):
    dilys, roz = reviewing.person("Dilys Ashgrove"), reviewing.person("Roz Amadi")
    clock.move_to(at(2026, 2, 3, 15))
    for key in ("social-worker-report", "care-plan"):
        second.add("documents", document_key=key, what="received", on=date(2026, 2, 2), by=roz)
    second.meet("papers", PREPARED, date(2026, 2, 2))
    second.bring_forward(dilys, date(2026, 3, 2), "The school place ends.")
    assert said_of_papers(second) == (date(2026, 2, 2), False, False)
    assert [row.clock for row in second.deadlines].count("papers") == 1


def test_a_concern_about_something_done_late_says_when_it_was_done_and_asks_for_nothing_at_once(reviewing, clock):
    review = newcomer(reviewing, date(2026, 3, 2)).next_review
    pass_by(clock, 2026, 3, 18, 9)
    dilys = reviewing.person("Dilys Ashgrove")
    [late] = [row for row in review.deadlines if row.clock == "invitations" and row.breached_at]
    assert "was not done." in review.concern_about(deadline=late)["what_is_wrong"][0]
    review.invite(dilys, "parent", "Ada Tarn")
    review.send_invitations(dilys, date(2026, 3, 18))
    [late] = [row for row in review.deadlines if row.clock == "invitations" and row.met_at]
    filled = review.concern_about(deadline=late)
    owed = f" from {late.owed_by}" if late.owed_by else ""
    assert filled["what_is_wrong"] == [
        f"“{late.label}” for review 1 was due by 16 March 2026{owed} and was done on 18 March 2026, 2 working days late."
    ]
    assert "at once" not in filled["asked_for"][0]
