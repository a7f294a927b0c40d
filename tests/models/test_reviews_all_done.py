"""All is done only once everything that applies to the review is: what is missing is named (req 2.33, 2.43, 2.52, 2.83-2.92)."""

from datetime import date

import pytest

from models import Review
from models.review import Sitting
from models.review.still_to_do import still_to_do
from tests.models.reviewing import at, limits, newcomer, overdue, pass_by

HELD = date(2026, 3, 26)
TOLD = "All who attended told in writing what is not agreed, and why"
OUTCOME = "Outcome written to the child or parents who were not there"


@pytest.fixture
def held(reviewing, clock):
    """A first review that was held on Thursday 26 March 2026, with the father not there."""
    review = newcomer(reviewing, date(2026, 3, 2)).next_review
    dilys = reviewing.person("Dilys Ashgrove")
    father = review.invite(dilys, "parent", "Ash Penrose")
    clock.move_to(at(2026, 3, 26, 15))
    review.hold(dilys, Sitting(HELD, came={father.id: ("not there", "")}))
    return Review.get_by_id(review.id)


def finish(review, council):
    """Everything that a review asks for where nothing out of the ordinary happened, but the answer of the manager."""
    dilys, roz, fern = (council.person(name) for name in ("Dilys Ashgrove", "Roz Amadi", "Fern Tolliver"))
    for key in ("social-worker-report", "care-plan"):
        review.receive(roz, key, HELD)
    asked = {question.key: question.answers[0] for question in review.procedure.participation_questions}
    review.take_part(dilys, "PN1", asked)
    decision = review.decide(dilys, "A dentist is found.", date(2026, 5, 1), roz)
    review.circulate(dilys, HELD, "Everybody")
    for by, key in ((roz, "care-plan"), (dilys, "record"), (dilys, "monitoring"), (fern, "copies")):
        review.followed_up(by, key, HELD)
    return decision


def test_what_is_missing_is_named_until_nothing_is(held, reviewing, clock):
    at_first = still_to_do(held)
    for missing in ("How the child took part", "Not received: Care Plan or Pathway Plan", "Monitoring sheet", OUTCOME):
        assert missing in at_first
    assert TOLD not in at_first
    finish(held, reviewing)
    answer = "Decisions agreed, or the IRO and all who attended told in writing why not"
    sent = "What a parent who was not there is sent"
    assert still_to_do(held) == [answer, OUTCOME, sent]
    held.reply(reviewing.person("Hal Okafor"), HELD)
    held.followed_up(reviewing.person("Roz Amadi"), "absent", HELD)
    dilys, gate = reviewing.person("Dilys Ashgrove"), held.procedure.gate("absent-parents")
    asked = {"social-worker": ("Roz Amadi", HELD), "iro": ("Dilys Ashgrove", HELD)}
    held.pass_gate(dilys, "absent-parents", asked, dict.fromkeys(gate.asks, "The decisions."))
    assert still_to_do(held) == []
    clock.move_to(at(2026, 3, 26, 16))
    held.decide(dilys, "A passport.", date(2026, 5, 1), reviewing.person("Roz Amadi"))
    [later] = still_to_do(held)
    assert later.startswith("Decisions and recommendations circulated") and later.endswith(": 2")


def test_telling_all_what_is_not_agreed_is_owed_once_a_decision_is_not_and_not_before(held, reviewing, clock):
    decision = finish(held, reviewing)
    assert "not-agreed-told" not in limits(held)
    clock.move_to(at(2026, 3, 30, 10))
    hal = reviewing.person("Hal Okafor")
    held.reply(hal, date(2026, 3, 30), {decision: "There is no money."})
    assert limits(held)["not-agreed-told"] == date(2026, 4, 2)
    [row] = [row for row in held.deadlines if row.clock == "not-agreed-told"]
    assert row.owed_by == "Hal Okafor" and TOLD in still_to_do(held)
    pass_by(clock, 2026, 4, 7, 9)
    assert overdue(held).count("not-agreed-told") == 1
    held.followed_up(hal, "not-agreed-told", date(2026, 4, 7))
    assert TOLD not in still_to_do(held)


def test_nothing_is_asked_of_a_review_that_is_still_to_be_held(reviewing):
    assert still_to_do(newcomer(reviewing, date(2026, 3, 2)).next_review) == []
