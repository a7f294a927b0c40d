"""The main story as its people see it: each opens a page, sends its form, and reads what came of it.

Told once with whole pages and once as htmx tells it, where every answer must be what a fresh page would show.
"""

import pytest

from models import Deadline, Escalation, Heartbeat
from tests.page import redrawn, shown
from tests.views.records import london, raised, words
from tests.views.test_board_poll import SAID
from tests.views.writing import AT_STAGE_1, TOLD, checked, send

HTMX = {"HX-Request": "true"}
CALL = {"means": "phone", "with_whom": "Hal Okafor", "reached": "yes", "at_time": "10:05", "words": "He knows."}
TODAY = {"happened_at-day": "2", "happened_at-month": "3", "happened_at-year": "2026"}


class Card:
    """A card at the screens of those who deal with it."""

    def __init__(self, seat, escalation, by_htmx):
        self.seats, self.seat, self.by_htmx = {}, seat, by_htmx
        self.escalation, self.address = escalation, f"/escalations/{escalation.number}"

    def at(self, who):
        if who not in self.seats:
            self.seats[who] = self.seat(who)
        return self.seats[who]

    def reads(self, who, page=""):
        """What this person reads on the card."""
        return words(self.at(who).get(self.address + page))

    def sends(self, who, noun, **fields):
        """Send a form of the card. Returns the answer; one that was done is looked over."""
        headers = HTMX if self.by_htmx else {}
        return self.at(who).send(f"{self.address}/{noun}", fields, headers=headers)

    def does(self, who, noun, said, **fields):
        """Send a form that must be done, and be told so in this sentence."""
        answer = self.sends(who, noun, **fields)
        if self.by_htmx:
            assert answer.status_code == 200 and "<html" not in answer.text
            fresh, pieces = self.at(who).get(self.address).text, redrawn(answer.text)
            assert pieces == {piece: shown(fresh, piece) for piece in ("card-top", "act", "card-rest")}
            assert " ".join(SAID.search(answer.text)[1].split()) == said
        else:
            assert (answer.status_code, answer.location) == (303, self.address)
            assert f"Done {said}" in self.reads(who)

    def is_refused(self, who, noun, sentence, status=422, **fields):
        """Send a form that must be refused in this sentence, with everything that was typed still in it."""
        answer = self.sends(who, noun, **fields)
        assert answer.status_code == status and sentence in words(answer)
        assert all(text in answer.text for name, text in fields.items() if len(text) > 20)


@pytest.fixture
def card(council, seat, by_htmx):
    """A concern at Stage 1, AMBER, on the morning on which it was raised."""
    Heartbeat.beat()
    return Card(seat, raised(council), by_htmx)


told_each_way = pytest.mark.parametrize(
    ("engine", "by_htmx"), [("sqlite", False), ("postgresql", False), ("sqlite", True)], indirect=["engine"]
)


def test_from_the_raising_to_an_answer_that_is_accepted(council, seat, clock):
    officer = seat("Dilys Ashgrove")
    key, check = checked(officer, council.children["Alder Brook"], **TOLD, **AT_STAGE_1 | {"urgency": "amber"})
    assert "Hal Okafor, Team Manager" in check and "Thu 5 Mar" in check and "Mon 30 Mar" in check
    address = send(officer, key).location
    card = Card(seat, Escalation.get(), by_htmx=False)
    card.seats["Dilys Ashgrove"] = officer
    assert card.address == address
    assert "Done IR-0001 is raised and sent to Hal Okafor, Team Manager." in card.reads("Dilys Ashgrove")
    board = words(officer.get("/board"))
    assert "Stage 1 (1)" in board and "IR-0001 · A.B. AMBER" in board
    assert "waits on Hal Okafor, Team Manager" in board and "3 working days left, Thu 5 Mar" in board

    clock.move_to(london(2026, 3, 2, 10, 10))
    card.does("Dilys Ashgrove", "contacts", "Recorded on IR-0001.", **CALL, **TODAY)
    email = CALL | TODAY | {"means": "email", "at_time": "10:06"}
    card.does("Dilys Ashgrove", "contacts", "Recorded on IR-0001.", **email)
    assert "✓ phoned Mon 2 Mar ✓ emailed Mon 2 Mar" in words(officer.get("/board"))

    waiting = words(card.at("Hal Okafor").get("/", follow_redirects=True))
    assert "Waiting on you (1)" in waiting and "IR-0001 · A.B." in waiting
    said = "IR-0001 is acknowledged. Dilys Ashgrove has been told. You answer next."
    card.does("Hal Okafor", "acknowledgement", said)
    assert "Hal Okafor acknowledged it as Team Manager at Stage 1." in card.reads("Dilys Ashgrove")
    card.is_refused("Hal Okafor", "response", "Enter your answer", words="", action="Share it with the carers.")
    card.does("Hal Okafor", "response", "Your answer to IR-0001 is sent to Dilys Ashgrove.", words="It is done.")
    assert "Stage 1: answer It is done. Hal Okafor, in writing, Mon 2 Mar 10:10" in card.reads("Dilys Ashgrove")

    assert "answered; waits on Dilys Ashgrove (you)" in words(officer.get("/waiting"))
    card.does("Dilys Ashgrove", "verdict", "What you think of the answer to IR-0001 is saved.", verdict="accepted")
    said = "The outcome of IR-0001 is recorded. The case note is ready to copy."
    card.does("Dilys Ashgrove", "outcome", said, end="resolved", words="The plan is in place.")
    assert "Ended at Stage 1: Resolved, Mon 2 Mar 10:10" in card.reads("Hal Okafor")
    assert "IR-0001" not in words(officer.get("/board"))
    assert "IR-0001 · A.B." in words(officer.get("/escalations?procedure=north-somerset-isro"))


@told_each_way
def test_an_answer_that_is_not_accepted_moves_the_card_up_and_silence_makes_it_late(card, clock):
    card.does("Hal Okafor", "response", "Your answer to IR-0001 is sent to Dilys Ashgrove.", words="Soon.")
    card.is_refused("Dilys Ashgrove", "verdict", "Enter why you do not accept the answer", verdict="not accepted")
    judged = {"verdict": "not accepted", "words": "There is no date in it."}
    card.does("Dilys Ashgrove", "verdict", "What you think of the answer to IR-0001 is saved.", **judged)
    move = {"to": "stage-2", "why": "There is no date in it.", "asked_for": "A date for the safety plan, today."}
    card.is_refused("Dilys Ashgrove", "stage", "Choose how urgent it is", **move)
    said = "IR-0001 has moved to Stage 2. Phone and email the person it is sent to today."
    card.does("Dilys Ashgrove", "stage", said, urgency="red", **move)
    page = card.reads("Maud Castellan")
    assert "Stage 2, step 3 of 5" in page and "RED" in page and "by Tue 3 Mar 11:00" in page
    assert "moved it from Stage 1 to Stage 2 because the answer was not accepted." in page
    assert "Hal Okafor" in card.reads("Hal Okafor")  # who was written to may still read

    clock.move_to(london(2026, 3, 4, 9))
    assert Deadline.ring_everything_due() >= 1
    card.seats.clear()  # everybody comes in again the next day
    page = card.reads("Dilys Ashgrove")
    assert "Answer: how this was counted: OVERDUE since Tue 3 Mar 11:00" in page
    assert "“Answer”, owed by Maud Castellan, became overdue on Tue 3 Mar 11:00" in page
    assert "1 overdue" in words(card.at("Dilys Ashgrove").get("/board"))
    typed = {
        "recipient": str(card.escalation.entries[-1].answering[0].id),
        "answered_by": "Maud Castellan",
        "means": "phone",
    }
    typed |= {"answered_at-day": "3", "answered_at-month": "3", "answered_at-year": "2026", "at_time": "10:30"}
    card.does("Dilys Ashgrove", "response/typed", "The answer to IR-0001 is recorded.", words="On Friday.", **typed)
    page = card.reads("Maud Castellan")
    assert "Maud Castellan, phone, Tue 3 Mar 10:30; recorded by Dilys Ashgrove Wed 4 Mar 09:00" in page
    assert "was done in time after all" in page and "OVERDUE since Tue 3 Mar" not in page


@told_each_way
def test_stage_4_waits_for_two_consents_and_is_sent_with_the_second(card):
    move = {
        "to": "stage-4",
        "why": "It was decided above.",
        "asked_for": "A decision by the Director.",
        "urgency": "amber",
    }
    card.is_refused("Dilys Ashgrove", "stage", "Say why the stage is bypassed", **move)
    said = "IR-0001 stands at Stage 4. It is sent once this is recorded: Agreement of the QA Team Manager."
    card.does("Dilys Ashgrove", "stage", said, bypass_reason="senior-decision", **move)
    page = card.reads("Dilys Ashgrove")
    assert "waits on the QA Team Manager" in page and "bypassing Stage 2 and Stage 3" in page
    assert "It concerns a decision made at a senior level" in page
    assert card.at("Edda Thorne").get(card.address).status_code == 404  # nothing is sent yet
    card.is_refused("Odile Pryce", "consents", "The QA Team Manager must record it", status=409, words="Yes.")
    agreement = "Agreement of the QA Team Manager: recorded."
    card.does("Wren Halloran", "consents", agreement, words="Agreed on the phone.")
    assert "waits on the QA Head of Service" in card.reads("Dilys Ashgrove")
    discussion = "Discussion with the QA Head of Service: recorded."
    card.does("Odile Pryce", "consents", discussion, words="Discussed at noon.")
    page = card.reads("Edda Thorne")
    assert "Stage 4 was sent to Edda Thorne, Director of Children’s Services." in page
    assert "3 working days left, Thu 5 Mar" in page and "(you)" in page


@told_each_way
def test_open_actions_are_watched_or_done_before_it_is_resolved_and_it_can_be_opened_again(card, clock):
    agreed = {"action": "Share the plan with the night carers", "action_who": "Roz Amadi"}
    card.does("Hal Okafor", "response", "Your answer to IR-0001 is sent to Dilys Ashgrove.", words="Nearly.", **agreed)
    assert "Share the plan with the night carers (Roz Amadi): open" in card.reads("Dilys Ashgrove")
    end = {"end": "resolved", "words": "Done, but for the sharing of it."}
    card.is_refused("Dilys Ashgrove", "outcome", "choose resolved with actions to watch", **end)
    card.does("Hal Okafor", "actions/done", "The action is marked as done.", action="1")
    said = "The outcome of IR-0001 is recorded. The case note is ready to copy."
    card.does("Dilys Ashgrove", "outcome", said, **end)
    note = card.at("Dilys Ashgrove").get(f"{card.address}/case-note").text
    assert "Share the plan with the night carers" in note and "Done, but for the sharing of it." in note
    text = note.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0].replace("&#10;", "\n")
    card.does("Dilys Ashgrove", "case-note", "Recorded: the case note of IR-0001 is filed.", text=text)
    card.is_refused("Dilys Ashgrove", "reopening", "Enter why it is opened again", why=" ")
    clock.move_to(london(2026, 3, 3, 9))
    card.seats.clear()  # everybody comes in again the next day
    card.does("Dilys Ashgrove", "reopening", "IR-0001 is open again.", why="The plan was not kept to.")
    page = card.reads("Dilys Ashgrove")
    assert "Stage 1, step 2 of 5" in page and "Dilys Ashgrove opened it again at Stage 1." in page
    card.does("Roz Amadi", "addenda", "Added to IR-0001.", words="The carers have it now.")
    assert "Roz Amadi added a note." in card.reads("Hal Okafor")
    assert "The carers have it now." in card.reads("Hal Okafor")


@told_each_way
def test_a_higher_urgency_shows_its_new_time_at_once(card):
    said = "The urgency of IR-0001 is changed, and its dates with it."
    card.does("Dilys Ashgrove", "urgency", said, urgency="red", why="The carer has left.")
    page = card.reads("Hal Okafor")
    assert "RED Immediate safety Answer: how this was counted: by Tue 3 Mar 11:00" in page
    assert "Dilys Ashgrove changed the urgency from AMBER to RED at Stage 1." in page
    clocks = card.reads("Hal Okafor", "/clocks")
    assert "Urgency set to RED" in clocks


@told_each_way
def test_a_concern_that_should_not_have_been_raised_is_withdrawn(card):
    card.is_refused("Dilys Ashgrove", "withdrawal", "Enter why it is withdrawn", words="\u200b")
    card.does("Dilys Ashgrove", "withdrawal", "IR-0001 is withdrawn.", words="It was another child.")
    assert "Ended at Stage 1: Withdrawn" in card.reads("Hal Okafor")
    assert "IR-0001" not in words(card.at("Hal Okafor").get("/waiting")).split("What you were told")[0]
