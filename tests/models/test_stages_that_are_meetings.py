"""Stages that are answered at a meeting: arranged, called off, held, and then judged; plans and actions agreed."""

import pytest

from models import Deadline
from models.cards import lay
from models.errors import Incomplete, Moved, NotYours
from models.escalation.moves import moves
from tests.models.odd import S4, begun, loaded, sent, taken_over
from tests.models.test_the_main_story import clock_of, kinds, london

WEDNESDAY = london(2026, 3, 4, 14, 0)
ROOM = ("The Mere, room 4", "Dilys Ashgrove and Sunniva Hart")


@pytest.fixture
def card(council):
    """A dispute at Stage 2 of S4, which is a meeting between two managers."""
    return sent(council, loaded(S4), "stage-2")


def waits_on(card, person):
    [laid] = lay([card], person)
    return laid.waits_on, laid.waits_on_me


def test_a_stage_waits_for_its_meeting_to_be_arranged_then_for_the_day_then_for_its_record(council, card, clock):
    wren, sunniva = council.person("Wren Halloran"), council.person("Sunniva Hart")
    assert waits_on(card, wren) == ("waits on Wren Halloran to arrange the meeting", True)
    assert moves(card, wren)[0].words == "Arrange the meeting"
    assert moves(card, sunniva)[0].words == "Acknowledge"
    card.entry.arrange(wren, WEDNESDAY, *ROOM)
    assert waits_on(card, wren) == ("waits for the meeting, arranged for Wed 4 Mar 14:00", False)
    assert clock_of(card, "meeting").is_running  # O28: it stops when the meeting is held
    clock.move_to(london(2026, 3, 4, 15))
    assert waits_on(card, wren)[0].endswith("waits on Wren Halloran to say whether it was held")
    assert moves(card, wren)[0].words == "Record that the meeting was held"
    card.entry.hold(wren, WEDNESDAY, "Both", "Dates by Friday.", [{"what": "Set dates", "who": "Sunniva Hart"}])
    dilys = council.person("Dilys Ashgrove")
    assert waits_on(card, dilys) == ("meeting held; waits on Wren Halloran", True)
    assert clock_of(card, "meeting").met_at == WEDNESDAY
    assert [action.what for action in card.open_actions()] == ["Set dates"]
    assert moves(card, dilys)[0].words == "Say whether the meeting settled it"
    card.entry.judge(dilys, "accepted", "")
    card.close(dilys, "resolved with actions to watch", "Dates are agreed.")
    assert (
        "Meeting held Wed 4 Mar 2026, 14:00, The Mere, room 4. There were: Both. Dates by Friday."
        in card.case_note()[1]
    )


def test_a_meeting_that_settles_nothing_moves_it_up_in_the_words_of_a_meeting(council, card, clock):
    dilys = council.person("Dilys Ashgrove")
    card.entry.hold(dilys, london(2026, 3, 2, 10), "Both, by phone", "They do not agree.", place="Phone")
    card.progress(dilys, "stage-3", "not accepted", "No dates.")
    assert kinds(card)[-4:] == ["meeting held", "judged", "progressed", "sent"]
    assert not card.entry.awaited  # Stage 3 is also the officer's to raise
    assert card.entries[0].verdict.verdict == "not accepted"


def test_the_same_file_with_the_other_reading_stops_its_clock_when_the_meeting_is_arranged(council):  # O28
    version = loaded(S4, lambda text: text.replace('stops = "meeting held"', 'stops = "meeting arranged"'))
    card = sent(council, version, "stage-2")
    card.entry.arrange(council.person("Wren Halloran"), WEDNESDAY, *ROOM)
    assert clock_of(card, "meeting").met_at == london(2026, 3, 2, 10)


def test_a_meeting_is_called_off_and_another_arranged(council, card):
    wren, sunniva = council.person("Wren Halloran"), council.person("Sunniva Hart")
    card.entry.arrange(wren, WEDNESDAY, *ROOM)
    with pytest.raises(Moved, match="arranged already, for Wed 4 Mar 14:00"):
        card.entry.arrange(sunniva, WEDNESDAY, *ROOM)
    with pytest.raises(Incomplete, match="Enter why it is called off"):
        card.entry.call_off(sunniva, " ")
    card.entry.call_off(sunniva, "She is ill.")
    assert waits_on(card, wren) == ("waits on Wren Halloran to arrange the meeting", True)
    with pytest.raises(Moved, match="No meeting of DR-0001 is arranged now"):
        card.entry.call_off(wren, "She is ill.")
    card.entry.arrange(wren, london(2026, 3, 5, 9), *ROOM)
    assert waits_on(card, wren)[0] == "waits for the meeting, arranged for Thu 5 Mar 09:00"
    assert [bool(meeting.called_off_at) for meeting in card.entry.meetings] == [True, False]


def test_meetings_are_arranged_for_a_time_to_come_and_held_in_the_past_of_their_stage(council, card, clock):
    wren = council.person("Wren Halloran")
    with pytest.raises(Incomplete, match="must be still to come"):
        card.entry.arrange(wren, london(2026, 3, 2, 10), *ROOM)
    with pytest.raises(Incomplete, match="The meeting must be in the past"):
        card.entry.hold(wren, WEDNESDAY, "Both", "Agreed.")
    with pytest.raises(Incomplete, match="must be after Stage 2 was opened, on Mon 2 Mar 10:00"):
        card.entry.hold(wren, london(2026, 3, 2, 9), "Both", "Agreed.")
    with pytest.raises(Incomplete, match="When it was arranged must be after Stage 2 was opened"):
        card.entry.arrange(wren, WEDNESDAY, *ROOM, arranged_at=london(2026, 2, 27, 9))
    assert not card.entry.meetings.exists() and not card.entry.is_answered


def test_only_those_who_are_to_meet_and_the_raisers_side_record_it(council, card):
    for name in ("Hal Okafor", "Maud Castellan", "Roz Amadi", "Marcus Fenwick", "Gil Sandoval"):
        with pytest.raises(NotYours):
            card.entry.hold(council.person(name), london(2026, 3, 2, 10), "Both", "Agreed.")
    card.entry.hold(council.person("Sunniva Hart"), london(2026, 3, 2, 10), "Both", "Agreed.")
    with pytest.raises(Moved, match="Sunniva Hart has already recorded"):
        card.entry.hold(council.person("Wren Halloran"), london(2026, 3, 2, 10), "Both", "Agreed.")


def test_nobody_answers_a_meeting_in_writing_and_no_other_stage_at_a_meeting(council, card):
    [manager] = card.entry.answering
    with pytest.raises(Moved, match="Stage 2 is answered at a meeting"):
        manager.respond(council.person("Sunniva Hart"), "It is done.")
    other = sent(council, card.procedure_version, "stage-1", child="Juniper Wold")
    with pytest.raises(Moved, match="Stage 1 is not answered at a meeting"):
        other.entry.hold(council.person("Hal Okafor"), london(2026, 3, 2, 10), "Both", "Agreed.")


def test_brackenmoors_meeting_is_held_and_then_the_head_owes_the_actions(council, clock):
    chair, hal, maud = map(council.person, ("Dilys Ashgrove", "Hal Okafor", "Maud Castellan"))
    card = sent(council, loaded("brackenmoor"), "step-1", origin_on=london(2026, 2, 27).date())
    clock.move_to(london(2026, 3, 12, 9))
    card.progress(chair, "step-2", "no answer", "Nothing came.")
    taken_over(card)
    assert clock_of(card, "hold").due == london(2026, 3, 26, 23, 59, 59)
    with pytest.raises(Moved, match="does not wait for actions to be agreed now"):
        card.entry.agree_actions(maud, london(2026, 3, 12, 9))
    clock.move_to(london(2026, 3, 20, 16))
    card.entry.hold(council.person("Wren Halloran"), london(2026, 3, 20, 14), "All", "To be written up.")
    assert clock_of(card, "agree").due == london(2026, 4, 20, 23, 59, 59)
    assert clock_of(card, "agree").owed_by == "Maud Castellan"
    assert waits_on(card, maud) == ("meeting held; waits on Maud Castellan to record the actions agreed", True)
    assert moves(card, maud)[0].words == "Record that the actions are agreed"
    with pytest.raises(Incomplete, match="Enter at least one action"):
        card.entry.agree_actions(maud, london(2026, 3, 20, 15))
    with pytest.raises(Incomplete, match="must be after the meeting"):
        card.entry.agree_actions(maud, london(2026, 3, 20, 13), actions=[{"what": "Set dates", "who": "Hal Okafor"}])
    assert not card.actions()
    card.entry.agree_actions(maud, london(2026, 3, 20, 15), "As minuted.", [{"what": "Set dates", "who": "Hal Okafor"}])
    assert clock_of(card, "agree").met_at == london(2026, 3, 20, 15)
    assert waits_on(card, maud) == ("meeting held; waits on Wren Halloran", False)
    with pytest.raises(Moved):
        card.entry.agree_actions(hal, london(2026, 3, 20, 15), actions=[{"what": "Again", "who": "Hal Okafor"}])


def test_eastwicks_two_limits_run_one_after_the_other_and_again_when_it_is_called_off(council, clock):
    officer = council.person("Dilys Ashgrove")
    card = begun(council, loaded("eastwick-on-sand"), headings=["plan"])
    clock.move_to(london(2026, 3, 6, 9))
    for step in ("step-a", "step-b", "step-c"):
        card.progress(officer, step, "no answer", "Nothing came.")
    assert clock_of(card, "arrange").due == london(2026, 3, 10, 23, 59, 59) and clock_of(card, "hold") is None
    card.entry.arrange(officer, london(2026, 3, 11, 9), "The Mere", "All")
    assert clock_of(card, "arrange").met_at == london(2026, 3, 6, 9)
    assert clock_of(card, "hold").due == london(2026, 3, 13, 23, 59, 59)
    clock.move_to(london(2026, 3, 9, 9))
    card.entry.call_off(officer, "Snow.")
    again = clock_of(card, "arrange")
    assert again.is_running and again.due == london(2026, 3, 11, 23, 59, 59)
    assert again.supersedes.met_at and not clock_of(card, "hold").is_running
    card.entry.hold(officer, london(2026, 3, 9, 9), "All, by phone", "Agreed.")
    assert clock_of(card, "arrange").met_at == clock_of(card, "hold").met_at == london(2026, 3, 9, 9)
    assert not card.deadlines.where(
        Deadline.entry == card.entry, Deadline.met_at.is_null(), Deadline.ended_at.is_null()
    )


def test_hollinmosss_plan_is_owed_once_it_is_acknowledged_and_is_the_answer(council, clock):
    hal, dilys = council.person("Hal Okafor"), council.person("Dilys Ashgrove")
    card = sent(council, loaded("hollinmoss"), "level-1", headings=["care-plan"])
    [manager] = card.entry.answering
    assert clock_of(card, "plan") is None
    clock.move_to(london(2026, 3, 3, 9))
    manager.acknowledge(hal)
    assert clock_of(card, "plan").due == london(2026, 3, 17, 23, 59, 59)
    assert moves(card, hal)[0].words == "Send the plan of action"
    with pytest.raises(Incomplete, match="send the plan"):
        manager.respond(hal, "We shall see.")
    with pytest.raises(Incomplete, match="at least one action"):
        manager.plan(hal, "We shall see.", [])
    with pytest.raises(NotYours):
        manager.plan(dilys, "Dates.", [{"what": "Set dates", "who": "Hal Okafor"}])
    manager.plan(hal, "Dates.", [{"what": "Set dates", "who": "Hal Okafor", "by_when": london(2026, 3, 9).date()}])
    assert clock_of(card, "plan").met_at == london(2026, 3, 3, 9)
    assert card.entry.is_answered and moves(card, dilys)[0].words == "Say whether you accept the answer"


def test_a_plan_that_came_by_email_is_typed_in(council, clock):
    card = sent(council, loaded("hollinmoss"), "level-1", headings=["care-plan"])
    [manager] = card.entry.answering
    clock.move_to(london(2026, 3, 4, 9))
    manager.type_in(council.person("Dilys Ashgrove"), "Dates by Friday.", "Hal Okafor", london(2026, 3, 3, 9), "email")
    assert clock_of(card, "plan").met_at == london(2026, 3, 3, 9)
