"""The wrong child was chosen: another row names the right one, and nothing stays to be read on the wrong one."""

import pytest

from models import Child, Concerning, Deadline, Escalation, Event, Notice, Person
from models.base import now
from models.board import Board
from models.cards import lay
from models.errors import Incomplete, Moved, NotYours
from tests.models.oracle import Oracle
from tests.views.records import london, raised

WHY = "The references are one number apart."


@pytest.fixture
def wrong(council):
    """In the Mill team with Tamsin Quill and Idris Marlowe; in the caseload of Marcus Fenwick."""
    child = council.children["Rook Larkspur"]
    child.give_to(None, council.person("Dilys Ashgrove"), child.allocation.since)
    return child


@pytest.fixture
def right(council):
    """In the Harbour team with Roz Amadi and Hal Okafor; in the caseload of Dilys Ashgrove."""
    return council.children["Kestrel Moss"]


@pytest.fixture
def card(council, wrong):
    return raised(council, child="Rook Larkspur")


def correct(council, card, wrong, right, by="Dilys Ashgrove"):
    return Escalation.get_by_id(card.id).correct_child(council.person(by), wrong, right, WHY)


def readers(council):
    """Who sees a card, by name."""
    return {name: set(Person.get_by_id(person.id).escalations) for name, person in council.people.items()}


def test_it_is_about_the_right_child_and_the_old_row_stays(council, card, wrong, right):
    reference = card.reference
    row = correct(council, card, wrong, right)
    again = Escalation.get_by_id(card.id)
    assert (again.children, again.reference, again.initials) == ([right], reference, "K.M.")
    old, new = Concerning.select().where(Concerning.escalation == card).order_by(Concerning.id)
    assert (old.child, new.child, new.instead_of, new.by.name, new.why) == (wrong, right, old, "Dilys Ashgrove", WHY)
    assert old.ended_at == new.recorded_at == row.recorded_at and new.ended_at is None


def test_whoever_saw_it_only_through_the_wrong_child_no_longer_does(council, card, wrong, right):
    before = readers(council)
    assert all(card in before[name] for name in ("Idris Marlowe", "Bram Ellery", "Tamsin Quill"))
    assert not any(card in before[name] for name in ("Hal Okafor", "Roz Amadi", "Sunniva Hart"))
    correct(council, card, wrong, right)
    after, oracle = readers(council), Oracle(now())
    assert not any(card in after[name] for name in ("Idris Marlowe", "Bram Ellery", "Tamsin Quill"))
    assert all(card in after[name] for name in ("Hal Okafor", "Roz Amadi", "Sunniva Hart", "Dilys Ashgrove"))
    for name, person in council.people.items():
        assert {each.id for each in after[name]} == oracle.cards_of(person.id), name


def test_nothing_stays_to_be_read_on_the_wrong_child(council, card, wrong, right):
    idris, wren = council.person("Idris Marlowe"), council.person("Wren Halloran")
    assert Notice.latest_for(idris)
    correct(council, card, wrong, right)
    assert Notice.latest_for(Person.get_by_id(idris.id)) == []
    assert list(wren.escalations.about(wrong)) == [] and list(wren.escalations.about(right)) == [card]
    [laid] = lay([Escalation.get_by_id(card.id)], wren)
    assert laid.initials == "K.M."
    assert [each.initials for each in Board(wren, council.version).cards] == ["K.M."]
    told = " ".join(str(event.told) for event in Event.select().where(Event.kind == "child corrected"))
    heading, text = Escalation.get_by_id(card.id).case_note()
    for trace in (wrong.name, wrong.reference, wrong.initials):
        assert trace not in told and trace not in text and trace not in heading
    assert right.reference in text
    assert not Deadline.select().where(Deadline.child == wrong, Deadline.running()).exists()


def test_what_is_owed_keeps_its_facts_and_is_owed_by_the_right_childs_manager(council, card, wrong, right, clock):
    facts = ("due", "starts_at", "limit_words", "ledger", "kind", "clock", "start_fact", "entry")
    before = {deadline.id: deadline.__data__ for deadline in Deadline.select()}
    running = Deadline.select().where(Deadline.running()).count()
    clock.move_to(london(2026, 3, 3, 9, 0))
    correct(council, card, wrong, right)
    after = list(Deadline.select().where(Deadline.running()))
    assert len(after) == running
    for deadline in after:
        assert deadline.child == right and deadline.superseded_why == "The child was corrected"
        stood = before[deadline.first.id]
        assert {name: deadline.__data__[name] for name in facts} == {name: stood[name] for name in facts}
    owed = [deadline for deadline in after if deadline.recipient]
    assert owed and {deadline.owed_by_post for deadline in owed} == {council.posts["Hal Okafor"]}
    hal = council.person("Hal Okafor")
    assert lay([Escalation.get_by_id(card.id)], hal)[0].waits_on_me
    recipient = Escalation.get_by_id(card.id).entry.answering[0]
    recipient.acknowledge(hal)
    recipient.respond(hal, "The plan is updated today.")
    assert Escalation.get_by_id(card.id).entry.is_answered


def test_an_answer_of_the_wrong_manager_answers_nothing(council, card, wrong, right):
    card.entry.answering[0].respond(council.person("Idris Marlowe"), "This is not a child of ours.")
    correct(council, card, wrong, right)
    entry = Escalation.get_by_id(card.id).entry
    assert not entry.is_answered and entry.responses == []
    limits = entry.deadlines.where(Deadline.kind == "limit", Deadline.stops == "answered", Deadline.running())
    assert [deadline.owed_by for deadline in limits] == ["Hal Okafor"]


def test_what_was_sent_on_and_answered_for_the_same_team_stays_answered(council, right):
    card = raised(council, child="Alder Brook")
    hal, petra = council.person("Hal Okafor"), council.person("Petra Lindqvist")
    to = card.entry.answering[0].send_on(hal, council.posts["Petra Lindqvist"], "It is for the other team.")
    to.respond(petra, "It is done.")
    correct(council, card, council.children["Alder Brook"], right)
    again = Escalation.get_by_id(card.id)
    assert again.entry.is_answered and [recipient.post for recipient in again.entry.answering] == [to.post]


def test_stages_that_have_ended_are_closed_to_those_around_the_wrong_child_too(council, card, wrong, right):
    card.progress(council.person("Dilys Ashgrove"), "stage-2", "no answer", "", urgency="amber")
    correct(council, card, wrong, right)
    assert not any(card in readers(council)[name] for name in ("Idris Marlowe", "Bram Ellery", "Tamsin Quill"))
    assert card in readers(council)["Maud Castellan"]


def test_one_of_several_keeps_its_place(council, wrong, right):
    sibling = council.children["Linnet Nettlecombe"]
    both = Escalation.raise_for(
        [wrong, sibling], council.person("Dilys Ashgrove"), council.version, "stage-1",
        {"headings": ["immediate-safety"], "what_is_wrong": "A", "impact": "B", "asked_for": "C"},
        {"urgency": "amber", "bypass_reason": "serious"},
    )  # fmt: skip
    correct(council, both, wrong, right)
    assert Escalation.get_by_id(both.id).children == [right, sibling]
    correct(council, both, right, council.children["Alder Brook"])
    correct(council, both, council.children["Alder Brook"], wrong)  # it was the first one after all
    assert Escalation.get_by_id(both.id).children == [wrong, sibling]
    with pytest.raises(Incomplete) as refusal:
        correct(council, both, wrong, sibling)
    assert "about that child already" in refusal.value.problems["child"]


def test_who_may_and_what_must_be_said(council, card, wrong, right):
    for name in ("Marcus Fenwick", "Idris Marlowe", "Tamsin Quill", "Fern Tolliver", "Gil Sandoval"):
        with pytest.raises(NotYours):
            correct(council, card, wrong, right, by=name)
    with pytest.raises(Incomplete) as refusal:
        card.correct_child(council.person("Dilys Ashgrove"), wrong, council.children["Ivy Stonechat"], " ")
    assert set(refusal.value.problems) == {"child", "why"}
    with pytest.raises(Moved):
        correct(council, card, council.children["Alder Brook"], right)
    assert Concerning.select().where(Concerning.ended_at.is_null(False)).count() == 0
    correct(council, card, wrong, council.children["Ivy Stonechat"], by="Silas Rowan")
    assert card in readers(council)["Dilys Ashgrove"]  # she raised it


def test_a_card_that_has_ended_is_corrected_too(council, card, wrong, right):
    card.close(council.person("Dilys Ashgrove"), "withdrawn", "It was another child.")
    correct(council, card, wrong, right)
    assert Escalation.get_by_id(card.id).children == [right]
    assert not card.deadlines.where(Deadline.running()).exists()
    assert not any(card in readers(council)[name] for name in ("Idris Marlowe", "Bram Ellery", "Tamsin Quill"))


def test_a_child_restricted_to_others_closes_the_card(council, card, wrong, right):
    from models import Restriction

    Restriction.create(
        child=right, reason="Family", review_by=london(2026, 6, 1).date(), set_by=council.person("Odile Pryce")
    )
    with pytest.raises(Incomplete):
        correct(council, card, wrong, right)
    assert Child.select().visible_to(council.person("Dilys Ashgrove"), "raise").where(Child.id == right.id).count() == 0
