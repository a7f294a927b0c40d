"""What was recorded by mistake is taken back: everything is owed as if it had never been recorded, and can be recorded anew."""

from datetime import date

import pytest

from models import ProcedureVersion, Review, Visit
from models.asked import Gathered
from models.errors import Incomplete, Moved, NotYours
from models.my_children import lay_lines
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, limits, newcomer, overdue, pass_by

WHY = "It was another child’s"
OTHER_DAY = ("not on the day it was booked for",)


@pytest.fixture
def second(reviewing, clock):
    """The second review of a child, due on Tuesday 10 March 2026; it is Monday 2 February."""
    clock.move_to(at(2025, 12, 10, 15))
    child = newcomer(reviewing, date(2025, 11, 20))
    child.next_review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2025, 12, 10)))
    clock.move_to(at(2026, 2, 2, 9))
    pass_by(clock, 2026, 2, 2, 9)
    return child.next_review


@pytest.fixture
def held(reviewing, clock):
    """A first review, held on Thursday 26 March 2026."""
    child = newcomer(reviewing, date(2026, 3, 2))
    clock.move_to(at(2026, 3, 26, 16))
    review = child.next_review
    review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 26)))
    return review


def stands(review):
    """Everything that says how a review and its child stand, on every screen that says it."""
    review = Review.get_by_id(review.id)
    [line] = lay_lines([review.child])
    steps = [*review.steps_before(), *review.steps_after()]
    people = (review.child.iro, review.child.social_worker, review.child.owing("TM"), review.child.owing("BS"))
    return {
        "runs": limits(review),
        "late": sorted(set(overdue(review))),
        "of decisions": {row.clock: row.due for row in review.dates_of_decisions()},
        "steps": {step.rule.key: (step.done_on, step.is_settled, step.starts_now) for step in steps},
        "papers": [
            (paper.owed.rule.key, paper.received and paper.received.on, paper.read) for paper in review.papers()
        ],
        "invited": [guest.sent_on for guest in review.guests],
        "my children": sorted((each.deadline.clock, each.deadline.due, each.is_late) for each in line.owed),
        "visited": (line.visited_on, line.wants_visit, [each.label for each in line.at_once]),
        "waiting": [waiting(person) for person in people if person],
        "verdicts": [decision.reply and decision.reply.verdict for decision in review.decisions.order_by(None)],
        "answered": (review.received_on, review.awaits_answer, [reply.verdict for reply in review.answered]),
    }


def waiting(person):
    gathered = Gathered(person)
    owed = [(each.clock, each.deadline.due, each.is_late, each.aim and each.aim.due) for each in gathered.owed]
    return sorted(owed), [each.what for each in gathered.at_once], gathered.later


def by(council, *names):
    return [council.person(name) for name in names]


def latest(rows):
    return max(rows, key=lambda row: row.id)


def test_a_step_before_the_meeting_is_owed_again_and_can_be_done_anew(reviewing, second, clock):
    roz, dilys, jory = by(reviewing, "Roz Amadi", "Dilys Ashgrove", "Jory Penn")
    before = stands(second)
    row = second.prepared(roz, "consultation", date(2026, 2, 2), "She asks for her grandmother.")
    assert stands(second) != before
    with pytest.raises(NotYours):
        second.take_back_step(jory, row, WHY)
    with pytest.raises(Incomplete):
        second.take_back_step(roz, row, " ")
    second.take_back_step(roz, row, WHY)
    assert stands(second) == before
    with pytest.raises(Moved):
        second.take_back_step(dilys, row, WHY)
    second.take_back_step(roz, second.prepared(roz, "consultation", not_needed="She does not wish to."), WHY)
    assert stands(second) == before
    pass_by(clock, 2026, 2, 11, 9)
    assert overdue(second) == ["consultation"]
    second.prepared(roz, "consultation", date(2026, 2, 9))
    assert overdue(second) == [] and second.steps_by_key["consultation"].done_on == date(2026, 2, 9)


def test_what_passed_while_a_step_was_thought_to_be_done_was_missed_at_its_own_instant(reviewing, second, clock):
    roz = reviewing.person("Roz Amadi")
    row = second.prepared(roz, "consultation", date(2026, 2, 2))
    pass_by(clock, 2026, 2, 12, 9)
    second.take_back_step(roz, row, WHY)
    [late] = [each for each in second.deadlines if each.clock == "consultation" and each.is_running]
    assert late.breached_at == at(2026, 2, 10, 23, 59, 59)


def test_a_meeting_that_was_moved_meanwhile_leaves_nobody_late_who_was_not(reviewing, second, clock):
    roz, fern = by(reviewing, "Roz Amadi", "Fern Tolliver")
    row = second.prepared(roz, "consultation", date(2026, 2, 2))
    clock.move_to(at(2026, 2, 6, 9))
    second.book(fern, at(2026, 3, 20, 14), confirmed=["meeting after its day"])
    pass_by(clock, 2026, 2, 16, 9)
    second.take_back_step(roz, row, WHY)
    assert limits(second)["consultation"] == date(2026, 2, 20) and "consultation" not in overdue(second)


def test_invitations_that_did_not_go_out_count_as_not_sent_and_those_of_another_sending_stay(reviewing, second):
    fern, roz = by(reviewing, "Fern Tolliver", "Roz Amadi")
    second.invite(fern, "parent", "A father")
    before = stands(second)
    second.send_invitations(fern, date(2026, 2, 2))
    first = latest(second.steps)
    with pytest.raises(NotYours):
        second.take_back_step(roz, first, WHY)
    second.invite(fern, "professional", "A teacher")
    second.send_invitations(fern, date(2026, 2, 2))
    second.take_back_step(fern, latest(second.steps), WHY)
    assert [guest.sent_on for guest in second.guests] == [date(2026, 2, 2), None]
    second.take_off(fern, second.guests[1], "She is on leave")
    second.take_back_step(fern, first, WHY)
    assert stands(second) == before
    assert second.send_invitations(fern, date(2026, 1, 30)) == 1 and second.guests[0].sent_on == date(2026, 1, 30)


def test_a_paper_is_taken_back_with_the_step_that_it_completed_and_comes_on_the_right_day(reviewing, second, clock):
    roz, dilys = by(reviewing, "Roz Amadi", "Dilys Ashgrove")
    second.receive(roz, "care-plan", date(2026, 2, 1))
    before = stands(second)
    paper = second.receive(roz, "social-worker-report", date(2026, 2, 2))
    assert "papers" not in limits(second)
    with pytest.raises(Moved, match="Take back the paper"):
        second.take_back_step(roz, second.steps_by_key["papers"], WHY)
    second.take_back_paper(roz, paper, WHY)
    assert stands(second) == before
    read = second.receive(dilys, "care-plan", date(2026, 2, 2), "read")
    with pytest.raises(NotYours):
        second.take_back_paper(roz, read, WHY)
    second.take_back_paper(dilys, read, WHY)
    assert stands(second) == before
    again = second.receive(roz, "social-worker-report", date(2026, 2, 1))
    assert again != paper and second.steps_by_key["papers"].done_on == date(2026, 2, 1)
    assert "papers" not in limits(second) and overdue(second) == []


def test_a_paper_that_was_read_had_come_until_its_reading_is_taken_back(reviewing, second):
    roz, dilys = by(reviewing, "Roz Amadi", "Dilys Ashgrove")
    came = second.receive(roz, "care-plan", date(2026, 2, 1))
    read = second.receive(dilys, "care-plan", date(2026, 2, 2), "read")
    second.receive(dilys, "pep", date(2026, 2, 2), "read")
    with pytest.raises(Moved, match="It was read on 2 February 2026. Take that back first"):
        second.take_back_paper(roz, came, WHY)
    second.take_back_paper(dilys, read, WHY)
    second.take_back_paper(roz, came, WHY)
    assert "care-plan" not in [row.document_key for row in second.documents]


def test_papers_that_were_said_to_be_sent_stay_sent_when_one_of_them_is_taken_back(reviewing, second):
    roz = reviewing.person("Roz Amadi")
    step = second.prepared(roz, "papers", date(2026, 2, 2))
    second.receive(roz, "care-plan", date(2026, 2, 2))
    second.take_back_paper(roz, second.receive(roz, "social-worker-report", date(2026, 2, 2)), WHY)
    assert "papers" not in limits(second)
    second.take_back_step(roz, step, WHY)
    assert limits(second)["papers"] == date(2026, 3, 3)


def test_a_step_after_the_meeting_is_owed_again(reviewing, held, clock):
    roz = reviewing.person("Roz Amadi")
    before = stands(held)
    row = held.followed_up(roz, "care-plan", date(2026, 3, 26))
    assert "care-plan" not in limits(held)
    held.take_back_step(roz, row, WHY)
    assert stands(held) == before


def test_a_step_before_a_review_that_was_held_is_owed_no_more(reviewing, second, clock):
    roz, dilys = by(reviewing, "Roz Amadi", "Dilys Ashgrove")
    row = second.prepared(roz, "consultation", date(2026, 2, 2))
    clock.move_to(at(2026, 2, 6, 16))
    second.hold(dilys, Sitting(date(2026, 2, 6)))
    pass_by(clock, 2026, 2, 20, 9)
    second.take_back_step(roz, row, WHY)
    assert "consultation" not in limits(second) and "consultation" not in overdue(second)


def test_a_visit_that_was_not_made_is_wanted_again_and_its_note_was_never_owed(reviewing, second, clock):
    dilys, roz = by(reviewing, "Dilys Ashgrove", "Roz Amadi")
    before = stands(second)
    visit = Visit.record(dilys, second.child, date(2026, 1, 5), "The foster home", seen_alone=True)
    assert "visit" not in limits(second)
    pass_by(clock, 2026, 2, 2, 10)
    assert overdue(visit) == ["visit-note"]
    with pytest.raises(NotYours):
        visit.take_back(roz, WHY)
    visit.take_back(dilys, WHY)
    assert stands(second) == before and limits(visit) == {} and overdue(visit) == []
    assert second.child.visits.count() == 0 and Visit.get_by_id(visit.id).taken_back_why == WHY
    with pytest.raises(Moved):
        visit.take_back(dilys, WHY)
    with pytest.raises(Moved):
        visit.write(dilys, dict.fromkeys(visit.parts, "It is written."), date(2026, 2, 2))


def test_another_visit_that_stands_keeps_the_step_done(reviewing, second):
    dilys = reviewing.person("Dilys Ashgrove")
    first = Visit.record(dilys, second.child, date(2026, 1, 5), "The foster home", seen_alone=True)
    Visit.record(dilys, second.child, date(2026, 2, 2), "The foster home", seen_alone=True)
    first.take_back(dilys, WHY)
    assert "visit" not in limits(second) and second.visited_on == date(2026, 2, 2)


def test_a_visit_before_a_review_that_was_held_leaves_nobody_late(reviewing, second, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    visit = Visit.record(dilys, second.child, date(2026, 2, 2), "The foster home", seen_alone=True)
    clock.move_to(at(2026, 2, 6, 16))
    second.hold(dilys, Sitting(date(2026, 2, 6)))
    pass_by(clock, 2026, 5, 20, 9)
    visit.take_back(dilys, WHY)
    assert "visit" not in overdue(second) and "visit" not in limits(second)


def test_a_note_of_the_wrong_day_is_owed_again_and_written_anew(reviewing, second, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    visit = Visit.record(dilys, second.child, date(2026, 2, 2), "The foster home", seen_alone=True)
    parts = dict.fromkeys(visit.parts, "It is written.")
    before = stands(second)
    visit.write(dilys, parts, date(2026, 2, 2))
    visit.take_back_note(dilys, WHY)
    assert stands(second) == before and visit.note is None
    pass_by(clock, 2026, 2, 20, 9)
    assert overdue(visit) == ["visit-note"]
    visit.write(dilys, parts, date(2026, 2, 4))
    assert overdue(visit) == [] and visit.note.written_on == date(2026, 2, 4)


def test_a_circulation_is_owed_again_and_what_silence_agreed_is_not_agreed(reviewing, held, clock):
    dilys, roz = by(reviewing, "Dilys Ashgrove", "Roz Amadi")
    held.decide(dilys, "A dentist is found.", date(2026, 5, 1), roz)
    before = stands(held)
    held.circulate(dilys, date(2026, 3, 26), "All", received_on=date(2026, 3, 26))
    with pytest.raises(NotYours):
        held.take_back_circulation(roz, held.circulation, WHY)
    held.take_back_circulation(dilys, held.circulation, WHY)
    assert stands(held) == before
    held.circulate(dilys, date(2026, 3, 26), "All")
    pass_by(clock, 2026, 4, 3, 9)
    assert [reply.verdict for reply in held.answered] == ["agreed by default"]
    held.take_back_circulation(dilys, held.circulation, WHY)
    pass_by(clock, 2026, 4, 4, 9)
    assert held.answered == [] and "reply" not in limits(held) and "decisions" in overdue(held)
    held.circulate(dilys, date(2026, 3, 26), "All")
    pass_by(clock, 2026, 4, 4, 10)
    assert "decisions" not in overdue(held) and [row.verdict for row in held.answered] == ["agreed by default"]


def test_an_answer_comes_before_its_circulation_and_runs_again_with_the_dates_it_ended(reviewing, held, clock):
    dilys, roz, hal = by(reviewing, "Dilys Ashgrove", "Roz Amadi", "Hal Okafor")
    tutor = held.decide(dilys, "A tutor.", date(2026, 5, 1), roz)
    held.decide(dilys, "A dentist is found.", date(2026, 5, 1), roz)
    held.circulate(dilys, date(2026, 3, 26), "All")
    before = stands(held)
    rows = held.reply(hal, date(2026, 3, 26), {tutor: "There is no money."})
    with pytest.raises(Moved, match="Take the answer back first"):
        held.take_back_circulation(dilys, held.circulation, WHY)
    with pytest.raises(NotYours):
        held.take_back_answer(dilys, rows[0], WHY)
    held.take_back_answer(hal, rows[0], WHY)
    assert stands(held) == before and len(rows) == 2
    [typed] = held.reply(dilys, date(2026, 3, 26), replied_by="Hal Okafor")
    with pytest.raises(NotYours):
        held.take_back_answer(roz, typed, WHY)
    held.take_back_answer(dilys, typed, WHY)
    assert stands(held) == before
    pass_by(clock, 2026, 4, 8, 9)
    assert [reply.verdict for reply in held.answered] == ["agreed by default"]


def test_silence_that_had_agreed_stands_when_the_answer_after_it_is_taken_back(reviewing, held, clock):
    dilys, roz, hal = by(reviewing, "Dilys Ashgrove", "Roz Amadi", "Hal Okafor")
    tutor = held.decide(dilys, "A tutor.", date(2026, 5, 1), roz)
    held.circulate(dilys, date(2026, 3, 26), "All")
    pass_by(clock, 2026, 4, 8, 9)
    before = stands(held)
    [row] = held.reply(hal, date(2026, 3, 30), {tutor: "There is no money."})
    held.take_back_answer(hal, row, WHY)
    assert stands(held) == before and tutor.reply.verdict == "agreed by default"


def test_a_later_circulation_has_a_clock_of_its_own_and_is_taken_back_first(reviewing, held, clock):
    dilys, roz, hal = by(reviewing, "Dilys Ashgrove", "Roz Amadi", "Hal Okafor")
    held.decide(dilys, "A dentist is found.", date(2026, 5, 1), roz)
    held.circulate(dilys, date(2026, 3, 26), "All")
    first = held.circulation
    clock.move_to(at(2026, 3, 27, 9))
    [answer] = held.reply(hal, date(2026, 3, 27))
    clock.move_to(at(2026, 3, 30, 9))
    held.decide(dilys, "A tutor.", date(2026, 5, 1), roz)
    before = stands(held)
    held.circulate(dilys, date(2026, 3, 30), "All")
    assert limits(held)["reply"] == date(2026, 4, 8)  # from the day of sending
    assert "reply" in [each.clock for each in Gathered(hal).owed]
    clock.move_to(at(2026, 3, 31, 9))
    held.decisions_received(dilys, date(2026, 3, 31))
    assert limits(held)["reply"] == date(2026, 4, 9)
    for wrong in (
        lambda: held.take_back_circulation(dilys, first, WHY),
        lambda: held.take_back_answer(hal, answer, WHY),
    ):
        with pytest.raises(Moved, match="others? decisions were sent since|other decisions"):
            wrong()
    pass_by(clock, 2026, 4, 10, 9)
    assert [decision.reply.verdict for decision in held.decisions] == ["agreed", "agreed by default"]
    held.take_back_circulation(dilys, held.circulation, WHY)
    after = stands(held)
    assert after["verdicts"] == before["verdicts"] == ["agreed", None] and after["runs"].get("reply") is None
    assert after["answered"] == before["answered"]


@pytest.fixture
def counted_from_the_record(council, clock):
    """A first review, held on Thursday 26 March 2026, whose copies are counted from the finished record."""
    text = REVIEWS.read_text()
    at_copies = text.index('key = "copies"')
    text = text[:at_copies] + text[at_copies:].replace('starts = "review held"', 'starts = "record completed"', 1)
    ProcedureVersion.load_text(text)
    review = newcomer(council, date(2026, 3, 2)).next_review
    clock.move_to(at(2026, 3, 2, 16))
    review.name_substitute(council.person("Wren Halloran"), council.person("Marcus Fenwick"), "It cannot wait.")
    clock.move_to(at(2026, 3, 26, 16))
    review.hold(council.person("Dilys Ashgrove"), Sitting(date(2026, 3, 26)))
    return review


def test_a_record_that_was_not_complete_lets_nothing_count_from_it(council, counted_from_the_record, clock):
    review, (dilys, fern) = counted_from_the_record, by(council, "Dilys Ashgrove", "Fern Tolliver")
    clock.move_to(at(2026, 6, 1, 9))
    pass_by(clock, 2026, 6, 1, 9)
    before = stands(review)
    wrong = review.followed_up(dilys, "record", date(2026, 3, 27))
    pass_by(clock, 2026, 6, 1, 10)
    assert "copies" in overdue(review) and "record" not in overdue(review)
    copies = review.followed_up(fern, "copies", date(2026, 6, 1))
    review.take_back_step(dilys, wrong, WHY)
    [told] = [event.told for event in review.events if event.kind == "step taken back"]
    assert told["substitute"] == "Marcus Fenwick" and review.substitute is None
    assert "copies" not in overdue(review) and "record" in overdue(review)
    review.take_back_step(fern, copies, WHY)
    assert stands(review) == before


def test_a_record_put_right_counts_for_what_was_done_after_the_wrong_one(council, counted_from_the_record, clock):
    review, (dilys, fern) = counted_from_the_record, by(council, "Dilys Ashgrove", "Fern Tolliver")
    clock.move_to(at(2026, 6, 1, 9))
    wrong = review.followed_up(dilys, "record", date(2026, 3, 27))
    review.followed_up(fern, "copies", date(2026, 6, 1))
    assert "copies" in overdue(review)
    review.take_back_step(dilys, wrong, WHY)
    review.followed_up(dilys, "record", date(2026, 5, 29))
    assert "copies" not in overdue(review) and "copies" not in limits(review)
    [last] = [row for row in review.deadlines if row.clock == "copies" and row.met_at and not row.ended_at]
    assert last.due == at(2026, 6, 26, 23, 59, 59)
