"""S4 from the informal step to Stage 6, walked by those whose turn it is at each stage (req 4.1-4.18)."""

import pytest

from models import Deadline
from models.cards import lay
from models.errors import Incomplete, Moved, NotYours
from models.escalation.moves import moves
from models.period_of_care import PeriodOfCare
from tests.models.odd import S4, begun, loaded, sent
from tests.models.test_the_main_story import clock_of, london, raised
from tests.views.records import words

AGREED = {"settled": {"agreed": {"date": "2026-03-06", "with": "Roz Amadi"}}}
DISPUTE = {"origin": "red-review"}


@pytest.fixture
def dispute(council):
    """A dispute at the informal step, with a date agreed."""
    return begun(council, loaded(S4), opening=AGREED, **DISPUTE)


def told(card, person, means, whom, at):
    card.entry.contact(person, means, at, with_whom=whom)


def meet(card, by, at, said="They do not agree."):
    card.entry.hold(by, at, "All of them", said)


def test_six_people_walk_it_to_cafcass(council, dispute, clock):
    card, dilys = dispute, council.person("Dilys Ashgrove")
    assert card.entry.answering[0].name == "Roz Amadi, Social Worker"
    assert clock_of(card, "agreed").due == london(2026, 3, 6, 23, 59, 59)
    told(card, dilys, "phone", "Roz Amadi, Social Worker", london(2026, 3, 2, 10))
    clock.move_to(london(2026, 3, 9, 9))
    Deadline.ring_everything_due()
    card.progress(dilys, "stage-1", "no answer", "It did not help.")

    tells_three_and_the_manager_answers(council, card, dilys)
    card.progress(dilys, "stage-2", "not accepted", "No dates.")

    wren, sunniva, silas = map(council.person, ("Wren Halloran", "Sunniva Hart", "Silas Rowan"))
    assert moves(card, wren)[0].words == "Take it over and send it"
    card.entry.take_over(wren)
    assert clock_of(card, "meeting").due == london(2026, 3, 16, 23, 59, 59)
    card.entry.arrange(wren, london(2026, 3, 12, 14), "The Mere", "Wren and Sunniva")
    clock.move_to(london(2026, 3, 12, 15))
    meet(card, sunniva, london(2026, 3, 12, 14))
    card.progress(wren, "stage-3", "not accepted", "No dates.")

    assert [recipient.name for recipient in card.entry.answering] == [
        "Corin Vass, Assistant Director, Children’s Safeguarding", "Silas Rowan, SDM (Service Improvement)",
    ]  # fmt: skip
    meet(card, council.person("Corin Vass"), london(2026, 3, 12, 15))
    card.progress(dilys, "stage-4", "not accepted", "No dates.")
    assert not card.entry.awaited and moves(card, dilys)[0].words == "Arrange the meeting"
    card.seek_advice(dilys, "Ash Chambers", london(2026, 3, 12).date())
    meet(card, council.person("Edda Thorne"), london(2026, 3, 12, 15))
    card.progress(dilys, "stage-5", "not accepted", "No dates.")
    meet(card, council.person("Lowell Birch"), london(2026, 3, 12, 15))
    card.progress(dilys, "stage-6", "not accepted", "No dates.")

    cafcass_is_the_last_of_them(card, dilys)
    assert [entry.stage_key for entry in card.entries] == ["informal", *(f"stage-{n}" for n in range(1, 7))]
    assert silas.id in {recipient.holder.id for entry in card.entries for recipient in entry.recipients}


def tells_three_and_the_manager_answers(council, card, dilys):
    """Stage 1: in person, the officer's own manager, the alert by email; then an answer within five days (O6)."""
    at, now = london(2026, 3, 9, 9), moves(card, dilys)[0].words
    assert now == "Record that you talked in person and told your own manager and emailed"
    told(card, dilys, "in person", "Roz Amadi and Hal Okafor", at)
    told(card, dilys, "phone", "Wren Halloran", at)
    assert card.entry.untold == ["emailed"]
    told(card, dilys, "email", "Hal Okafor, Team Manager", at)
    assert not card.entry.untold
    assert clock_of(card, "answer").due == london(2026, 3, 14, 23, 59, 59)
    card.entry.answering[0].respond(council.person("Hal Okafor"), "We are looking into it.")


def cafcass_is_the_last_of_them(card, dilys):
    """Stage 6 is done by referring it; then what came of it, then the outcome."""
    [laid] = lay([card], dilys)
    assert laid.waits_on == "waits on Dilys Ashgrove to refer it to CAFCASS" and laid.waits_on_me
    assert moves(card, dilys)[0].name == "referrals" and card.referral_modes == ["advice", "last stage"]
    with pytest.raises(Incomplete, match="Record the referral first"):
        card.close(dilys, "closed unresolved", "Nothing helped.")
    referral = card.refer(dilys, "last stage", "Nobody has settled it.")
    assert moves(card, dilys)[0].words == "Record the outcome"
    card.record_what_came(dilys, referral, "They will take it to court.", london(2026, 3, 12).date())
    with pytest.raises(Moved):
        card.record_what_came(dilys, referral, "Another thing.", london(2026, 3, 12).date())
    outcome = card.close(dilys, "closed unresolved", "It is with CAFCASS.")
    assert outcome.label == "Closed unresolved after referral to CAFCASS"
    assert "They will take it to court." in card.case_note()[1]


def test_a_referral_for_urgent_needs_ends_the_stages_at_any_of_them(council, clock):  # req 4.17
    card = sent(council, loaded(S4), "stage-2")
    dilys = council.person("Dilys Ashgrove")
    assert card.referral_modes == ["advice", "ends"]
    card.refer(dilys, "ends", "The child must be safe today.", consulted="Odile Pryce")
    assert card.outcome.label == "Closed unresolved after referral to CAFCASS"
    assert not card.entry.is_open and not clock_of(card, "meeting").is_running
    with pytest.raises(Moved):
        card.refer(dilys, "ends", "Again.")
    card.record_what_came(dilys, card.referrals[0], "They wrote to the director.", london(2026, 3, 2).date())


def test_it_may_be_curtailed_at_the_informal_step_too(council, dispute):
    dispute.refer(council.person("Dilys Ashgrove"), "ends", "It cannot wait.")
    assert dispute.outcome.not_escalated == "It cannot wait."


def test_cafcass_gives_guidance_beside_the_stages_which_is_no_referral(council):  # req 4.16
    card = sent(council, loaded(S4), "stage-2")
    advice = card.refer(council.person("Dilys Ashgrove"), "advice", "They say: try the director.")
    assert advice.is_advice and card.entry.is_open and clock_of(card, "meeting").is_running
    assert "Advice (guidance, not legal advice) from CAFCASS" in card.case_note()[1]


def test_a_concurrent_referral_leaves_the_ladder_and_its_gate_alone(council, seat):  # req 1.25, 1.26

    for stage in ("early", "stage-1", "stage-4"):
        card = raised(council, stage=stage, urgency=None if stage == "early" else "amber")
        card.refer(council.person("Dilys Ashgrove"), "beside", "Two ways at once.")
        running = [deadline.clock for deadline in card.deadlines if deadline.is_running]
        assert card.entry.is_open and "overall" in running and ("answer" in running) == (stage == "stage-1")
        assert card.entry.consents_wanted if stage == "stage-4" else card.entry.sent_at  # the gate binds the stage
    with pytest.raises(Incomplete, match="Choose what is recorded"):
        card.refer(council.person("Dilys Ashgrove"), "ends", "The procedure does not have it.")
    page = words(seat("Hal Okafor").get("/escalations/2"))
    assert "Referred to CAFCASS" in page and "The stages go on beside it." in page


def test_only_the_raisers_side_refers_and_never_before_it_was_raised_or_in_the_future(council, clock):
    card = sent(council, loaded(S4), "stage-2")
    for name in ("Sunniva Hart", "Hal Okafor", "Marcus Fenwick", "Roz Amadi", "Gil Sandoval"):
        with pytest.raises(NotYours):
            card.refer(council.person(name), "advice", "They say no.")
    dilys = council.person("Dilys Ashgrove")
    for at, sentence in ((london(2026, 3, 2, 11), "must be in the past"), (london(2026, 3, 2, 9), "must be after")):
        with pytest.raises(Incomplete, match=sentence):
            card.refer(dilys, "advice", "They say no.", at)
    with pytest.raises(Incomplete, match="Enter the reason"):
        card.refer(dilys, "advice", " ")


@pytest.mark.parametrize("key", [S4, "north-somerset"])
def test_for_a_child_not_in_care_the_officer_says_why_it_is_referred_all_the_same(council, key):  # O19

    card = sent(council, loaded(S4), "stage-2") if key == S4 else raised(council)
    PeriodOfCare.update(ended_on=london(2026, 2, 1).date()).where(PeriodOfCare.child == card.children[0]).execute()
    dilys, mode = council.person("Dilys Ashgrove"), "ends" if key == S4 else "beside"
    assert card.not_in_care() == card.children
    with pytest.raises(Incomplete, match="although the child is not in care"):
        card.refer(dilys, mode, "It cannot wait.")
    card.refer(dilys, "advice", "They will not say.")
    referral = card.refer(dilys, mode, "It cannot wait.", not_in_care="Proceedings begin tomorrow.")
    assert referral.not_in_care == "Proceedings begin tomorrow."


def test_another_body_that_takes_children_on_a_plan_asks_nothing_of_the_kind(council):

    bypassed = lambda text: text.replace('bypass = "never"', 'bypass = "reason"')
    card = sent(council, loaded("brackenmoor", bypassed), "partnership")
    PeriodOfCare.update(ended_on=london(2026, 2, 1).date()).where(PeriodOfCare.child == card.children[0]).execute()
    assert clock_of(card, "refer").is_running
    card.refer(council.person("Wren Halloran"), "last stage", "For the partnership to decide.")
    assert clock_of(card, "refer").met_at == london(2026, 3, 2, 10)


def test_what_is_asked_at_each_stage_is_asked_anew_and_kept(council, dispute, clock):  # req 4.6, 4.14
    card, dilys, today = dispute, council.person("Dilys Ashgrove"), london(2026, 3, 2).date()
    assert [duty.key for duty in card.open_duties()] == ["solicitor", "way-to-inform", "informed"]
    card.inform(dilys, ["way-to-inform", "informed"], today, how="Letters, with pictures.")
    card.inform(dilys, ["solicitor"], why_not="He is three.")
    card.progress(dilys, "stage-1", "no answer", "It did not help.")
    assert [duty.key for duty in card.open_duties()] == ["solicitor", "informed"]
    before = {(stage.label, duty.key): row for stage, duty, row in card.informed_before()}
    assert before["Informal discussion", "informed"].how == "Letters, with pictures."
    assert before["Informal discussion", "solicitor"].why_not == "He is three."
