"""The same verbs under a procedure that nobody wrote code for: Brackenmoor's conference challenges."""

from pathlib import Path

import pytest

import demo
from models import Deadline, Escalation, ProcedureVersion
from tests.models.test_the_main_story import CONCERN, london

BRACKENMOOR = Path(demo.PROCEDURE).parent / "brackenmoor.toml"


@pytest.fixture
def card(council):
    """A challenge that the team manager and the school must each answer."""
    version = ProcedureVersion.load_text(BRACKENMOOR.read_text())
    concern = CONCERN | {
        "headings": [],
        "heading_words": "The plan has no dates",
        "outside_why": "A sister is on a plan.",
        "origin_on": london(2026, 2, 27).date(),
    }
    child, chair = council.children["Alder Brook"], council.person("Dilys Ashgrove")
    return Escalation.raise_for([child], chair, version, "step-1", concern)


def answers(card):
    return card.deadlines.where(Deadline.clock == "answer", Deadline.kind == "limit").order_by(Deadline.id)


def test_a_clock_that_runs_from_receipt_starts_for_each_when_it_reaches_them(council, card, clock):
    assert answers(card).count() == 0
    manager, school = card.entry.answering
    clock.move_to(london(2026, 3, 3, 9))
    manager.acknowledge(by=council.person("Hal Okafor"))
    assert [deadline.recipient for deadline in answers(card)] == [manager]
    assert answers(card)[0].due == london(2026, 3, 12, 23, 59, 59)  # seven working days come before ten days
    clock.move_to(london(2026, 3, 5, 9))
    card.entry.contact(council.person("Dilys Ashgrove"), "email", london(2026, 3, 5, 9), recipient=school)
    assert [deadline.recipient for deadline in answers(card)] == [manager, school]
    card.entry.contact(council.person("Dilys Ashgrove"), "email", london(2026, 3, 5, 9), recipient=school)
    assert answers(card).count() == 2


def test_where_each_must_answer_one_answer_is_not_enough(council, card):
    manager, school = card.entry.answering
    manager.respond(council.person("Hal Okafor"), "Dates are in the plan now.")
    assert not card.entry.is_answered
    school.type_in(
        council.person("Dilys Ashgrove"), "We have them.", "The head teacher", london(2026, 3, 2, 10), "email"
    )
    assert card.entry.is_answered
    assert all(deadline.met_at for deadline in answers(card))


def test_the_raisers_own_limit_runs_from_the_conference(card):
    sent = card.deadlines.where(Deadline.clock == "send").get()
    assert sent.due == london(2026, 3, 3, 23, 59, 59) and sent.met_at
