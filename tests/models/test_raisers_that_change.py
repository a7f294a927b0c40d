"""Issues resolution with a raiser of its own at each stage, from the date agreed informally to the outcome."""

import pytest

from models import Deadline, Event, Notice
from models.cards import lay
from models.errors import Incomplete, Moved, NotYours, Refusal
from models.escalation.moves import moves
from tests.models.odd import begun, loaded
from tests.models.test_the_main_story import clock_of, kinds, london

AGREED = {"settled": {"agreed": {"date": "2026-03-06", "with": "Roz Amadi"}}}


@pytest.fixture
def version(council):
    return loaded("blackpool-issues-resolution")


@pytest.fixture
def card(council, version):
    return begun(council, version, kind="issue", opening=AGREED)


def waits(card, person):
    [laid] = lay([card], person)
    return laid.waits_on, laid.waits_on_me


def unanswered(council, card, to, by="Dilys Ashgrove"):
    return card.progress(council.person(by), to, "no answer", "Nobody replied.")


def at_stage_2(council, card):
    unanswered(council, card, "stage-1")
    return unanswered(council, card, "stage-2")


def test_the_informal_date_is_agreed_with_the_social_worker_and_never_left_out(council, version, card):
    agreed = clock_of(card, "agreed")
    assert (agreed.agreed_on.isoformat(), agreed.agreed_with) == ("2026-03-06", "Roz Amadi")
    with pytest.raises(Incomplete) as refused:
        begun(council, version, kind="issue")
    assert refused.value.problems == {"agreed_agreed": "Enter the date agreed for: Settled by the date agreed"}


def test_a_stage_that_another_raises_opens_and_waits_on_their_post(council, card):
    entry = at_stage_2(council, card)
    wren, dilys = council.person("Wren Halloran"), council.person("Dilys Ashgrove")
    assert entry.sent_at is None and clock_of(card, "answer").ended_at is not None
    owed = clock_of(card, "hand-over")
    assert (owed.owed_by, owed.due, owed.at_end) == ("Wren Halloran", london(2026, 3, 4, 23, 59, 59), "prompt")
    words = "waits on Wren Halloran, IRO/CP Safeguarding Team Manager, to take it over"
    assert waits(card, wren) == (words, True) and waits(card, dilys) == (words, False)
    assert moves(card, wren)[0].words == "Take it over and send it"
    assert Notice.select().where(Notice.person == wren, Notice.why == "takes over").count() == 1
    assert kinds(card)[-2:] == ["progressed", "awaits raiser"]


def test_only_the_holder_of_that_post_takes_it_over_and_only_once(council, card):
    entry = at_stage_2(council, card)
    for name in ("Dilys Ashgrove", "Silas Rowan", "Odile Pryce", "Hal Okafor"):
        with pytest.raises(NotYours):
            entry.take_over(council.person(name))
    entry.take_over(council.person("Wren Halloran"), "A plan with dates, by Friday.")
    assert kinds(card)[-3:] == ["awaits raiser", "taken over", "sent"]
    assert (entry.raiser.name, entry.wanted) == ("Wren Halloran", "A plan with dates, by Friday.")
    assert clock_of(card, "hand-over").met_at and clock_of(card, "answer").due == london(2026, 3, 9, 23, 59, 59)
    with pytest.raises(Moved, match="Wren Halloran has already taken"):
        entry.take_over(council.person("Wren Halloran"))


def test_whoever_holds_the_post_and_moves_it_on_sends_it_at_once(council, card):
    unanswered(council, card, "stage-1")
    entry = unanswered(council, card, "stage-2", by="Wren Halloran")
    assert entry.sent_at and entry.raiser.name == "Wren Halloran" and clock_of(card, "hand-over").met_at


def test_who_covers_the_post_takes_it_over(council, card, clock):
    entry = at_stage_2(council, card)
    council.posts["Wren Halloran"].give_to(council.person("Silas Rowan"), since=council.today, cover=True)
    silas = council.person("Silas Rowan")
    silas.__dict__.pop("standing", None)
    entry.take_over(silas)
    assert entry.raiser.name == "Silas Rowan"


def test_where_the_post_is_missing_it_is_said_and_nothing_is_saved(council, card):
    unanswered(council, card, "stage-1")
    post = council.posts["Wren Halloran"]
    post.acts_as = "BS"
    post.save()
    before = Event.select().count()
    with pytest.raises(Refusal, match="no post of IRO/CP Safeguarding Team Manager.*Ask an administrator to add"):
        unanswered(council, card, "stage-2")
    assert Event.select().count() == before and card.entry.stage_key == "stage-1"


def test_two_working_days_without_a_handover_prompt_and_are_no_breach(council, card):
    at_stage_2(council, card)
    Deadline.ring_everything_due(london(2026, 3, 5))
    prompted = card.events.where(Event.kind == "prompted").order_by(Event.id.desc()).first()
    assert prompted.told["label"] == "Taken over" and "breached" not in kinds(card)
    assert {notice.person.name for notice in prompted.notices} == {"Wren Halloran", "Dilys Ashgrove"}


def test_four_people_raise_four_stages_and_the_last_resolves_it(council, card, clock):
    dilys, says = council.person("Dilys Ashgrove"), []
    card.entry.contact(dilys, "in person", london(2026, 3, 2, 9), with_whom="Roz Amadi, Social Worker")
    assert card.entry.untold == []
    entry = unanswered(council, card, "stage-1")
    assert [recipient.name for recipient in entry.answering] == ["Hal Okafor, Team Manager"]
    entry.answering[0].respond(council.person("Hal Okafor"), "We will look at it.")
    entry = card.progress(dilys, "stage-2", "not accepted", "It names no date.")
    steps = (
        ("Wren Halloran", "Sunniva Hart", "stage-3", "Dilys Ashgrove"),
        ("Silas Rowan", "", "stage-4", "Silas Rowan"),
        ("Odile Pryce", "Corin Vass", "", ""),
    )
    for place, (raiser, answers, then, moved_by) in enumerate(steps):
        clock.move_to(london(2026, 3, 3 + place, 10))
        says.append(entry.raiser_name)
        entry.take_over(council.person(raiser))
        assert entry.recorder_name == raiser
        if answers:
            reached = next(r for r in entry.answering if r.is_for(council.person(answers)))
            reached.respond(council.person(answers), "Soon.")
            told = card.events.where(Event.kind == "answered").order_by(Event.id.desc()).first()
            assert {notice.person.name for notice in told.notices} == {raiser, "Dilys Ashgrove"}  # O31
            [laid] = lay([card], council.person(raiser))
            assert laid.waits_on == f"answered; waits on {raiser}" and laid.waits_on_me and laid.mine
        if then:
            verdict = "not accepted" if answers else "no answer"
            entry = card.progress(council.person(moved_by), then, verdict, "No date.")
    assert says == [
        "Wren Halloran, IRO/CP Safeguarding Team Manager",
        "Silas Rowan, SQR Service Manager",
        "Odile Pryce, SQR Head of Service",
    ]
    entry.judge(council.person("Odile Pryce"), "accepted", "")
    card.close(dilys, "resolved", "The plan has dates.")
    verdicts = [verdict.verdict for each in card.entries for verdict in each.verdicts]
    assert verdicts == ["no answer", "not accepted", "not accepted", "no answer", "accepted"]
    assert [each.raiser.name for each in card.entries] == [*["Dilys Ashgrove"] * 2, *(step[0] for step in steps)]
    assert not any(deadline.is_running for deadline in card.deadlines)


def test_each_stages_case_note_is_owed_by_who_records_it_and_names_who_took_it_over(council, card):
    entry = at_stage_2(council, card)
    owed = {filing.entry.stage.label: filing.owed_by for filing in card.filings()}
    assert owed["Stage 1"] == "Dilys Ashgrove" and owed["Stage 2"].startswith("Wren Halloran, IRO/CP")
    entry.take_over(council.person("Wren Halloran"))
    heading, text = card.case_note()
    assert heading == "Stage 2 Formal Issues resolution"
    assert "taken over Mon 2 Mar 2026, 10:00 by Wren Halloran, IRO/CP Safeguarding Team Manager" in text
    assert [owed.entry.stage.label for owed in card.filings_for(council.person("Wren Halloran"))] == ["Stage 2"]
    with pytest.raises(NotYours, match="only Wren Halloran can say"):
        card.file(council.person("Dilys Ashgrove"), ["3.case-note"])
    card.file(council.person("Wren Halloran"), ["3.case-note"])


class TestImmediateSafeguarding:
    """The two service managers speak within 24 hours, beside whatever else begins (req 2.107, O4)."""

    @pytest.fixture
    def card(self, council, version):
        return begun(council, version, kind="immediate")

    def test_it_waits_on_the_service_manager_of_the_review_service(self, council, card):
        contact = clock_of(card, "contact")
        assert (contact.owed_by, contact.limit_words) == ("Silas Rowan", "24 hrs")
        assert contact.due == london(2026, 3, 3, 10)
        card.entry.take_over(council.person("Silas Rowan"))
        assert waits(card, council.person("Silas Rowan")) == ("waits on Silas Rowan, to tell them", True)
        card.entry.contact(council.person("Silas Rowan"), "phone", london(2026, 3, 2, 10), with_whom="Sunniva Hart")
        assert clock_of(card, "contact").met_at
        assert waits(card, council.person("Silas Rowan")) == ("waits on Silas Rowan, to move it on", True)

    def test_what_follows_begins_beside_it_and_the_24_hours_run_on(self, council, card, clock):
        first = card.entry
        card.progress(council.person("Dilys Ashgrove"), "informal", "no answer", "", **AGREED)
        assert "judged" not in kinds(card) and clock_of(card, "contact").is_running
        words, on_me = waits(card, council.person("Silas Rowan"))
        assert words.endswith("Silas Rowan still owes: Service managers have spoken") and on_me
        assert moves(card, council.person("Silas Rowan"))[0].words == "Record: Service managers have spoken"
        clock.move_to(london(2026, 3, 2, 11))
        first.contact(council.person("Silas Rowan"), "phone", london(2026, 3, 2, 11), with_whom="Sunniva Hart")
        assert clock_of(card, "contact").met_at == london(2026, 3, 2, 11)
        with pytest.raises(Moved):
            first.contact(council.person("Silas Rowan"), "phone", london(2026, 3, 2, 11))

    def test_an_end_lets_go_of_what_was_still_owed(self, council, card):
        card.progress(council.person("Dilys Ashgrove"), "informal", "no answer", "", **AGREED)
        card.close(council.person("Dilys Ashgrove"), "withdrawn", "It was another child.")
        assert not any(deadline.is_running for deadline in card.deadlines)


def test_it_is_signed_off_only_once_the_actions_are_done(council, card):
    """req 2.125, O33."""
    dilys = council.person("Dilys Ashgrove")
    action = card.agree(dilys, "Write the plan", "Roz Amadi")
    assert set(card.ends) == {"resolved", "closed unresolved"}
    for end in ("resolved", "resolved with actions to watch"):
        with pytest.raises(Incomplete, match="mark each as done first"):
            card.close(dilys, end, "Settled.")
    card.mark_done(dilys, action)
    assert card.close(dilys, "resolved", "Settled.").label == "Resolved"


def test_six_reasons_and_the_doors_they_come_through_are_offered(version):
    """req 2.104, 2.106."""
    procedure = version.procedure
    assert len(procedure.headings) == 6 and procedure.heading("other").asks_words
    assert set(procedure.origins) == {"review", "conference", "monitoring", "other"}
    assert procedure.applies_to == ("in care", "CP plan")


def test_the_case_note_has_the_eight_parts_and_tells_the_talk_with_the_social_worker(council, card):
    """req 2.111, 2.113, 2.114."""
    dilys = council.person("Dilys Ashgrove")
    card.entry.contact(dilys, "phone", london(2026, 3, 2, 9), words="He knows.", with_whom="Roz Amadi, Social Worker")
    unanswered(council, card, "stage-1")
    assert card.entry.untold == ["talked", "talked to social worker"]
    card.entry.contact(dilys, "phone", london(2026, 3, 2, 10), with_whom="Roz Amadi, Social Worker")
    assert card.entry.untold == ["talked"]  # the manager is still to be talked to
    card.entry.answering[0].respond(council.person("Hal Okafor"), "We will look at it.")
    heading, text = card.case_note()
    assert heading == "Stage 1 Formal Issues resolution"
    places = [text.index(part.upper()) for part in card.entry.stage.case_note_parts]
    assert len(places) == 8 and places == sorted(places)
    assert "phone with Roz Amadi, Social Worker. He knows." in text and "We will look at it." in text
