"""Not mine, send to…: the stage goes to the post that can answer, the clock runs on; and more time moves no clock."""

from datetime import date

import pytest

from models import Deadline, Escalation, Event, Notice, Person, Readdressing
from models.cards import lay
from models.errors import Incomplete, Moved, NotYours
from tests.views.records import london, raised

WHY = "The child moved to the Orchard team last week."


@pytest.fixture
def card(council):
    """A concern that was sent to Hal Okafor, Team Manager of the Harbour team."""
    return raised(council, child="Kestrel Moss")


def sent_to(card):
    return Escalation.get_by_id(card.id).entry.answering[0]


def test_it_goes_to_the_other_post_and_the_clock_runs_on(council, card, clock):
    hal, petra, dilys = (council.person(n) for n in ("Hal Okafor", "Petra Lindqvist", "Dilys Ashgrove"))
    before = {d.clock: d.__data__ for d in card.deadlines.where(Deadline.recipient == sent_to(card))}
    clock.move_to(london(2026, 3, 2, 14, 0))
    to = sent_to(card).send_on(hal, council.posts["Petra Lindqvist"], WHY)
    assert to.name == "Petra Lindqvist, Team Manager" and sent_to(card) == to
    running = list(card.deadlines.where(Deadline.recipient == to, Deadline.running()))
    assert running and {d.kind for d in running} >= {"limit"}
    for deadline in running:
        stood = before[deadline.clock]
        assert (deadline.owed_by_post, deadline.superseded_why) == (to.post, "Sent on to Petra Lindqvist, Team Manager")
        assert deadline.starts_at == stood["starts_at"]
    assert not card.deadlines.where(Deadline.owed_by_post == council.posts["Hal Okafor"], Deadline.running()).exists()
    assert lay([card], petra)[0].waits_on_me and not lay([card], hal)[0].waits_on_me
    assert card in set(hal.escalations)  # whoever was written to first reads on
    told = [notice.event.kind for notice in Notice.latest_for(dilys)]
    assert "sent on" in told and "sent on" in [n.event.kind for n in Notice.latest_for(petra)]
    to.acknowledge(petra)
    to.respond(petra, "The plan is updated today.")
    assert not card.deadlines.where(Deadline.recipient == to, Deadline.stops == "answered", Deadline.running()).exists()


def test_only_whom_it_was_sent_to_and_only_to_a_post_that_may_answer_and_is_held(council, card):
    hal, recipient = council.person("Hal Okafor"), sent_to(card)
    for name in ("Dilys Ashgrove", "Wren Halloran", "Petra Lindqvist", "Maud Castellan"):
        with pytest.raises(NotYours):
            recipient.send_on(council.person(name), council.posts["Petra Lindqvist"], WHY)
    offered = {post.holder().name for post in recipient.entry.posts_to_send_on_to()}
    assert {"Petra Lindqvist", "Idris Marlowe", "Maud Castellan"} <= offered
    assert not offered & {"Hal Okafor", "Dilys Ashgrove", "Wren Halloran", "Roz Amadi"}
    council.posts["Idris Marlowe"].holdings[0].set_now(until=date(2026, 3, 1))
    for post in ("Wren Halloran", "Hal Okafor", "Idris Marlowe"):
        with pytest.raises(Incomplete) as refusal:
            recipient.send_on(hal, council.posts[post], " ")
        assert set(refusal.value.problems) == {"to", "why"}
    assert Readdressing.select().count() == 0


def test_the_titles_offered_are_the_councils_own(council, card):
    titles = {title for _, title in sent_to(card).entry.posts_to_send_on_to().values()}
    assert titles <= {role.title for role in card.procedure.roles.values()}


def test_not_twice_and_not_once_it_was_answered_or_has_moved_on(council, card):
    hal, petra, dilys = (council.person(n) for n in ("Hal Okafor", "Petra Lindqvist", "Dilys Ashgrove"))
    first = sent_to(card)
    first.send_on(hal, council.posts["Petra Lindqvist"], WHY)
    with pytest.raises(Moved) as refusal:
        first.send_on(hal, council.posts["Idris Marlowe"], WHY)
    assert "was sent on to Petra Lindqvist" in refusal.value.sentence
    second = sent_to(card)
    second.respond(petra, "Done today.")
    for again in (second.send_on, second.ask_for_time):
        with pytest.raises(Moved):
            again(petra, council.posts["Hal Okafor"] if again == second.send_on else date(2026, 3, 9), WHY)
    card.progress(dilys, "stage-2", "not accepted", "It was not done.", urgency="amber")
    with pytest.raises(Moved):
        second.send_on(petra, council.posts["Hal Okafor"], WHY)


def test_it_can_come_back(council, card):
    hal, petra = council.person("Hal Okafor"), council.person("Petra Lindqvist")
    sent_to(card).send_on(hal, council.posts["Petra Lindqvist"], WHY)
    sent_to(card).send_on(petra, council.posts["Hal Okafor"], "The move was called off.")
    assert lay([card], hal)[0].waits_on_me and not lay([card], petra)[0].waits_on_me
    sent_to(card).respond(hal, "Done today.")


def test_a_limit_that_was_missed_before_is_recorded_once(council, card, clock):
    clock.move_to(london(2026, 3, 20, 9, 0))
    Deadline.ring_everything_due()
    breaches = Event.select().where(Event.kind == "breached").count()
    sent_to(card).send_on(council.person("Hal Okafor"), council.posts["Petra Lindqvist"], WHY)
    Deadline.ring_everything_due()
    assert Event.select().where(Event.kind == "breached").count() == breaches > 0
    assert lay([card], council.person("Petra Lindqvist"))[0].is_overdue


def test_more_time_is_a_note_that_moves_no_clock(council, card):
    hal, dilys, recipient = council.person("Hal Okafor"), council.person("Dilys Ashgrove"), sent_to(card)
    before = {d.id: d.__data__ for d in Deadline.select()}
    recipient.ask_for_time(hal, date(2026, 3, 6), "The carer is away until Thursday.")
    assert {d.id: d.__data__ for d in Deadline.select()} == before
    assert "asked for time" in [notice.event.kind for notice in Notice.latest_for(dilys)]
    assert "○ needs until Fri 6 Mar" in lay([card], Person.get_by_id(dilys.id))[0].marks
    for until, why, wrong in ((date(2026, 3, 1), "Busy.", {"until"}), (date(2026, 3, 6), " ", {"why"})):
        with pytest.raises(Incomplete) as refusal:
            recipient.ask_for_time(hal, until, why)
        assert set(refusal.value.problems) == wrong
    with pytest.raises(NotYours):
        recipient.ask_for_time(dilys, date(2026, 3, 6), "Mine.")
    recipient.respond(hal, "Done today.")
    assert not any("needs until" in mark for mark in lay([card], hal)[0].marks)
