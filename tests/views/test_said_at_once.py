"""A form that could only be refused says so when it is opened; and whatever goes wrong on a card leads back to the card."""

import pytest

from tests.views.records import changes, everything, raised, words

HTMX = {"HX-Request": "true"}
SAYS = {
    "outcome": "IR-0001 has already ended: its outcome is in the history. If it did not hold, open it again.",
    "withdrawal": "IR-0001 has already ended, so there is nothing to withdraw.",
    "verdict": "IR-0001 has ended, so there is no answer left to judge.",
    "urgency": "IR-0001 has ended, so its urgency changes nothing any more.",
    "response/typed": "IR-0001 has ended. Add the answer as a note, or open the card again.",
    "contacts": "IR-0001 has ended. Add what was said as a note.",
    "stage": "This has ended, or stands at its last stage, so there is no stage to move it to.",
}


@pytest.fixture
def card(northmere):
    return raised(northmere)


@pytest.fixture
def ended(card):
    card.entry.answering[0].respond(card.entry.answering[0].holder, "It is done.")
    card.close(card.raised_by, "resolved", "The plan is in place.")
    return card


def test_on_an_ended_card_each_form_says_that_it_has_ended(ended, sqlite_seat, subtests):
    officer, before = sqlite_seat("Dilys Ashgrove"), everything()
    for noun, sentence in SAYS.items():
        with subtests.test(noun):
            answer = officer.get(f"/escalations/1/{noun}")
            assert answer.status_code == 409 and sentence in words(answer)
            assert 'href="/escalations/1">Go back to the card' in answer.text
    for noun in ("acknowledgement", "response"):
        answer = sqlite_seat("Hal Okafor").get(f"/escalations/1/{noun}")
        assert answer.status_code == 409 and "IR-0001 has ended" in words(answer)
    assert changes(before, everything()) == []


def test_on_an_open_card_what_is_not_due_yet_says_so(card, sqlite_seat):
    officer = sqlite_seat("Dilys Ashgrove")
    assert "IR-0001 is open, so there is nothing to open again." in words(officer.get("/escalations/1/reopening"))
    verdict = officer.get("/escalations/1/verdict")
    assert verdict.status_code == 409 and "There is no answer yet. When it comes" in words(verdict)
    piece = officer.get("/escalations/1/verdict", headers=HTMX)
    assert piece.status_code == 409 and "There is no answer yet" in words(piece) and "<html" not in piece.text


def test_a_stage_that_waits_for_consents_has_no_answer_to_type_in(northmere, sqlite_seat):
    raised(northmere, stage="stage-4")
    answer = sqlite_seat("Dilys Ashgrove").get("/escalations/1/response/typed")
    assert answer.status_code == 409 and "Stage 4 has not been sent yet" in words(answer)


def test_whom_a_stage_has_not_been_sent_to_yet_is_told_so_before_they_write(card, northmere, sqlite_seat):
    northmere.posts["Edda Thorne"].give_to(northmere.person("Hal Okafor"), northmere.today, cover=True)
    card.progress(card.raised_by, "stage-4", "no answer", "Nobody replied.", urgency="red", bypass_reason="serious")
    for noun in ("acknowledgement", "response"):
        answer = sqlite_seat("Hal Okafor").get(f"/escalations/1/{noun}")
        assert answer.status_code == 409 and "Stage 4 has not been sent yet" in words(answer), noun


def test_a_stage_without_an_urgency_has_none_to_change(northmere, sqlite_seat):
    raised(northmere, stage="early")
    answer = sqlite_seat("Dilys Ashgrove").get("/escalations/1/urgency")
    assert answer.status_code == 409 and "has no urgency to change" in words(answer)


def test_what_goes_wrong_on_a_card_leads_back_to_it_and_elsewhere_to_the_board(card, sqlite_seat):
    manager = sqlite_seat("Hal Okafor")
    fields = manager.form("/escalations/1/response")
    errors = (
        manager.get("/escalations/1/outcome"),  # 403
        manager.client.post("/escalations/1/response", data=fields | {"csrf_token": "x"}),  # 400
        manager.client.post("/escalations/1/response", data=fields | {"words": "x" * 1_000_001}),  # 413
    )
    for answer in errors:
        assert answer.status_code in (400, 403, 413)
        assert 'href="/escalations/1">Go back to the card' in answer.text, answer.status_code
    for address in ("/escalations/4711/response", "/escalations/4711", "/nothing/here"):
        assert 'href="/">Go to the board' in manager.get(address).text


def test_whoever_has_no_board_is_led_to_their_own_start_page(card, sqlite_seat):
    for name in ("Gil Sandoval", "Fern Tolliver"):
        for address in ("/nothing/here", "/board", "/escalations/1"):
            answer = sqlite_seat(name).get(address)
            assert answer.status_code in (403, 404)
            assert 'href="/">Go to your start page' in answer.text and "Go to the board" not in answer.text
