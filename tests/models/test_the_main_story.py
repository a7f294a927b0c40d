"""A concern from its raising to its outcome, as the record has it."""

from datetime import UTC, datetime, timedelta

import pytest

from models import BreachWithdrawal, Deadline, Escalation, Event
from models.base import now
from models.errors import Incomplete, Moved, NotYours
from rules.london import LONDON

CONCERN = {
    "headings": ["immediate-safety"],
    "standards": [],
    "what_is_wrong": "The safety plan has not been updated since the move.",
    "impact": "The plan is not known in the new home.",
    "risk": "Nobody would know whom to ring.",
    "asked_for": "An updated safety plan today.",
}


def raised(council, stage="stage-1", urgency="amber", by="Dilys Ashgrove", child="Alder Brook", **concern):
    opening = {"urgency": urgency, "bypass_reason": "serious", "asked_for": "An updated safety plan today."}
    return Escalation.raise_for(
        [council.children[child]], council.person(by), council.version, stage, CONCERN | concern, opening
    )


def clock_of(escalation, key, kind="limit"):
    running = escalation.deadlines.where(Deadline.clock == key, Deadline.kind == kind).order_by(Deadline.id.desc())
    return running.first()


def london(*parts):
    return datetime(*parts, tzinfo=LONDON).astimezone(UTC)


def kinds(escalation):
    return [event.kind for event in escalation.events.order_by(Event.id)]


def test_an_early_concern_waits_on_the_social_worker_and_prompts_after_five_working_days(council):
    card = raised(council, stage="early", urgency=None)
    assert card.reference == "IR-0001"
    assert [recipient.name for recipient in card.entry.answering] == ["Roz Amadi, Social Worker"]
    assert clock_of(card, "early").due == london(2026, 3, 9, 23, 59, 59)
    assert clock_of(card, "overall").due == london(2026, 3, 30, 23, 59, 59)
    assert Deadline.ring_everything_due(london(2026, 3, 10)) == 1
    assert kinds(card)[-1] == "prompted"


def test_starting_at_stage_1_needs_an_urgency_and_the_reason_of_the_bypass(council):
    with pytest.raises(Incomplete) as refused:
        raised(council, urgency=None)
    assert refused.value.problems == {"urgency": "Choose how urgent it is"}
    with pytest.raises(Incomplete) as refused:
        Escalation.raise_for(
            [council.children["Alder Brook"]], council.person("Dilys Ashgrove"), council.version, "stage-1", CONCERN,
            {"urgency": "red"},
        )  # fmt: skip
    assert refused.value.problems == {"bypass_reason": "Say why the stage is bypassed"}
    assert Escalation.select().count() == 0


def test_only_the_childs_own_reviewing_officer_raises(council):
    with pytest.raises(NotYours):
        raised(council, by="Marcus Fenwick")
    with pytest.raises(NotYours):
        raised(council, by="Hal Okafor")


def test_red_falls_due_after_25_hours_and_warns_an_hour_before(council):
    card = raised(council, urgency="red")
    answer = clock_of(card, "answer")
    assert answer.due == london(2026, 3, 3, 11)
    assert clock_of(card, "answer", "warning").due == london(2026, 3, 3, 10)
    assert answer.owed_by == "Hal Okafor"
    assert answer.working.words == "25 hours"


def test_the_manager_acknowledges_once_and_the_second_is_told_who_was_first(council):
    card, manager = raised(council), council.person("Hal Okafor")
    [recipient] = card.entry.answering
    recipient.acknowledge(by=manager)
    with pytest.raises(Moved, match="Hal Okafor has already acknowledged IR-0001"):
        recipient.acknowledge(by=manager)
    assert recipient.acknowledgements.count() == 1


def test_an_answer_also_acknowledges_and_meets_the_clock(council, clock):
    card = raised(council)
    [recipient] = card.entry.answering
    clock.move_to(london(2026, 3, 4, 16))
    recipient.respond(council.person("Hal Okafor"), "The plan is done and with the carers.")
    assert recipient.acknowledgement.by.name == "Hal Okafor"
    assert clock_of(card, "answer").met_at == now()
    assert Deadline.ring_everything_due(london(2026, 3, 20)) == 1  # phone and email, which nobody recorded


def test_nobody_but_the_addressee_answers_and_the_addressee_never_closes(council):
    card = raised(council)
    [recipient] = card.entry.answering
    for name in ("Petra Lindqvist", "Maud Castellan", "Dilys Ashgrove", "Odile Pryce"):
        with pytest.raises(NotYours):
            recipient.respond(council.person(name), "It is done.")
    with pytest.raises(NotYours):
        card.close(council.person("Hal Okafor"), "resolved", "All done.")


def test_an_answer_by_phone_is_typed_in_with_who_and_when(council, clock):
    card = raised(council)
    clock.move_to(london(2026, 3, 5, 9))
    [recipient] = card.entry.answering
    given = london(2026, 3, 4, 15)
    response = recipient.type_in(council.person("Dilys Ashgrove"), "Done.", "Hal Okafor", given, "phone")
    assert (response.answered_by, response.by.name, response.happened_at) == ("Hal Okafor", "Dilys Ashgrove", given)
    assert clock_of(card, "answer").met_at == given
    with pytest.raises(Incomplete):
        recipient.type_in(council.person("Dilys Ashgrove"), "Done.", "Hal Okafor", now() + timedelta(hours=1), "phone")


def test_a_breach_is_recorded_at_its_true_instant_and_withdrawn_when_the_answer_had_come_in_time(council, clock):
    card = raised(council)
    clock.move_to(london(2026, 3, 9, 9))
    Deadline.ring_everything_due()
    answer = clock_of(card, "answer")
    assert answer.breached_at == london(2026, 3, 5, 23, 59, 59)
    assert answer.breach_recorded_at == now()
    [recipient] = card.entry.answering
    recipient.type_in(council.person("Dilys Ashgrove"), "Done.", "Hal Okafor", london(2026, 3, 5, 12), "phone")
    answer = clock_of(card, "answer")
    assert answer.breached_at and answer.withdrawals.count() == 1
    assert not answer.is_breached
    assert "breach withdrawn" in kinds(card)


def test_an_answer_that_came_late_before_any_pass_is_a_breach_all_the_same(council, clock):
    card = raised(council)
    clock.move_to(london(2026, 3, 6, 9))
    card.entry.answering[0].respond(council.person("Hal Okafor"), "Here it is.")
    answer = clock_of(card, "answer")
    assert (answer.breached_at, answer.met_at) == (london(2026, 3, 5, 23, 59, 59), now())
    assert BreachWithdrawal.select().count() == 0
    assert kinds(card).count("breached") == 1


def test_telling_by_phone_and_email_the_same_day_meets_the_raisers_clock(council, clock):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    card.entry.contact(officer, "phone", now(), reached=False)
    assert clock_of(card, "tell").met_at is None
    clock.shift(timedelta(minutes=5))
    card.entry.contact(officer, "email", now())
    assert clock_of(card, "tell").met_at == now()


def test_an_answer_that_is_not_accepted_moves_up_with_the_urgency_set_again(council, clock):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    card.entry.answering[0].respond(council.person("Hal Okafor"), "Soon.")
    clock.move_to(london(2026, 3, 4, 10))
    entry = card.progress(officer, "stage-2", "not accepted", "No date.", urgency="green", asked_for="A date.")
    assert (entry.because, entry.bypassed, entry.urgency.label) == ("not accepted", [], "GREEN")
    assert [r.name for r in entry.answering] == ["Maud Castellan, Head of Service"]
    assert clock_of(card, "answer").due == london(2026, 3, 11, 23, 59, 59)
    assert [v.verdict for v in card.entries[0].verdicts] == ["not accepted"]


def test_silence_is_recorded_apart_from_an_answer_that_was_not_enough(council):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    with pytest.raises(Incomplete, match="There is no answer yet"):
        card.progress(officer, "stage-2", "not accepted", "No.", urgency="green")
    assert card.progress(officer, "stage-2", "no answer", "", urgency="green").because == "no answer"


def test_a_stage_is_bypassed_with_a_reason_from_the_list_and_words_where_it_asks(council):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    for how, field in (({}, "bypass_reason"), ({"bypass_reason": "other", "bypass_words": " . "}, "bypass_words")):
        with pytest.raises(Incomplete) as refused:
            card.progress(officer, "stage-3", "no answer", "", urgency="red", **how)
        assert list(refused.value.problems) == [field]
    entry = card.progress(officer, "stage-3", "no answer", "", urgency="red", bypass_reason="senior-decision")
    assert entry.bypassed == ["stage-2"]
    with pytest.raises(Incomplete, match="Choose a stage that comes next"):
        card.progress(officer, "stage-1", "no answer", "", urgency="red")


def test_stage_4_opens_and_is_sent_only_with_two_consents_by_two_people_in_order(council, clock):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    entry = card.progress(officer, "stage-4", "no answer", "", urgency="amber", bypass_reason="serious")
    team_manager, head = council.person("Wren Halloran"), council.person("Odile Pryce")
    assert entry.sent_at is None and clock_of(card, "answer").ended_at
    with pytest.raises(NotYours):
        entry.consent(head, "Agreed.")  # the agreement comes first
    with pytest.raises(NotYours):
        entry.consent(officer, "Agreed.")
    entry.consent(team_manager, "Agreed.")
    assert card.entry.sent_at is None
    with pytest.raises(NotYours):
        entry.consent(team_manager, "Discussed too.")
    clock.move_to(london(2026, 3, 3, 15))
    entry.consent(head, "Discussed.")
    assert card.entry.sent_at == now()
    assert clock_of(card, "answer").due == london(2026, 3, 6, 23, 59, 59)
    with pytest.raises(Moved):
        card.entry.consent(head, "Again.")


def test_a_higher_urgency_counts_from_now_and_never_gives_more_time(council, clock):
    card, officer = raised(council, urgency="green"), council.person("Dilys Ashgrove")
    before = clock_of(card, "answer")
    assert before.due == london(2026, 3, 9, 23, 59, 59)
    clock.move_to(london(2026, 3, 3, 9))
    card.entry.rate(officer, "red", "The carer has left.")
    after = clock_of(card, "answer")
    assert after.due == london(2026, 3, 4, 10)
    assert (after.supersedes_id, after.superseded_why) == (before.id, "Urgency set to RED")
    assert clock_of(card, "answer", "warning").due == london(2026, 3, 4, 9)
    clock.move_to(london(2026, 3, 3, 12))
    card.entry.rate(officer, "green", "A cover carer has come.")
    assert clock_of(card, "answer").due == before.due
    with pytest.raises(Incomplete):
        card.entry.rate(officer, "green", "Again.")


def test_a_missed_limit_stays_missed_whatever_the_urgency_becomes(council, clock):
    card, officer = raised(council, urgency="red"), council.person("Dilys Ashgrove")
    clock.move_to(london(2026, 3, 4, 9))
    Deadline.ring_everything_due()
    card.entry.rate(officer, "green", "Calmer now.")
    assert clock_of(card, "answer").is_breached and clock_of(card, "answer").is_running


def test_an_outcome_ends_every_clock_and_a_reopening_starts_the_childs_clock_where_it_stood(council, clock):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    card.entry.answering[0].respond(council.person("Hal Okafor"), "Done.")
    card.entry.judge(officer, "accepted", "")
    outcome = card.close(officer, "resolved", "The plan is in place.")
    assert card.outcome == outcome and not card.entry.is_open
    assert all(not deadline.is_running for deadline in card.deadlines)
    assert Escalation.select().open().count() == 0
    with pytest.raises(Moved):
        card.close(officer, "resolved", "Again.")
    clock.move_to(london(2026, 3, 10, 9))
    card.reopen(officer, "The plan was not kept to.")
    assert card.outcome is None and card.entry.is_open and card.entry.position == 2
    assert clock_of(card, "overall").due == london(2026, 3, 30, 23, 59, 59)
    assert clock_of(card, "answer").due == london(2026, 3, 13, 23, 59, 59)


def test_open_actions_forbid_plain_resolved_and_offer_the_other_end(council):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    todo = [{"what": "Share the plan", "who": "Roz Amadi", "by_when": None}]
    card.entry.answering[0].respond(council.person("Hal Okafor"), "Nearly.", todo)
    with pytest.raises(Incomplete, match="resolved with actions to watch"):
        card.close(officer, "resolved", "Done.")
    card.close(officer, "resolved with actions to watch", "Done but for one.")
    assert card.outcome.label == "Resolved, actions to watch"


def test_closed_unresolved_is_only_for_the_last_stage(council):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    with pytest.raises(Incomplete):
        card.close(officer, "closed unresolved", "Nothing helps.")
    card.close(officer, "withdrawn", "It was another child.")
    assert clock_of(card, "overall").ended_why == "Withdrawn" and clock_of(card, "overall").met_at is None


def test_a_safe_by_date_is_a_clock_of_its_own(council):
    card = raised(council, safe_by=london(2026, 3, 6).date(), safe_why="The placement ends.")
    assert clock_of(card, "safe by").due == london(2026, 3, 6, 23, 59, 59)
    assert clock_of(card, "safe by").agreed_on == london(2026, 3, 6).date()


def test_siblings_are_one_card_and_two_children_out_of_reach_are_none(council):
    officer, both = (
        council.person("Dilys Ashgrove"),
        [council.children[n] for n in ("Clover Eastwind", "Bramble Eastwind")],
    )
    card = Escalation.raise_for(both, officer, council.version, "early", CONCERN)
    assert card.initials == "C.E., B.E."
    with pytest.raises(NotYours):
        Escalation.raise_for([*both, council.children["Rook Larkspur"]], officer, council.version, "early", CONCERN)


def test_nothing_is_addressed_to_nobody(council):
    from models import Post

    Post.update(acts_as="MD").where(Post.acts_as == "HoS").execute()
    from models.errors import Refusal

    with pytest.raises(Refusal, match="Nobody is set up as Head of Service"):
        raised(council, stage="stage-2")
    assert Escalation.select().count() == 0
