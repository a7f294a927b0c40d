"""Not mine, more time, and the wrong child: the forms on a card as people meet them."""

import pytest

from models import Escalation, MoreTime, Readdressing
from tests.views.records import raised, words


@pytest.fixture
def card(northmere):
    return raised(northmere, child="Kestrel Moss")


def at(card, noun):
    return f"/escalations/{card.number}/{noun}"


def test_a_manager_on_whom_it_waits_sends_it_to_the_other_team(sqlite_seat, northmere, card):
    hal, petra = sqlite_seat("Hal Okafor"), sqlite_seat("Petra Lindqvist")
    assert "Not mine, send to…" in words(hal.get(f"/escalations/{card.number}"))
    page = words(hal.get(at(card, "readdressing")))
    assert "Team Manager, Orchard team: Petra Lindqvist" in page and "Somebody else" in page
    assert petra.get(at(card, "readdressing")).status_code == 404
    post = str(northmere.posts["Petra Lindqvist"].id)
    opened = hal.form(at(card, "readdressing"))
    sent = {"to": post, "whom": "", "why": "The child moved."}
    first, second = (hal.send(at(card, "readdressing"), sent, opened) for _ in range(2))
    assert first.status_code == second.status_code == 303 and Readdressing.select().count() == 1
    assert "IR-0001" in words(petra.get("/waiting")) and "Waiting on you (1)" in words(petra.get("/waiting"))
    assert "Waiting on you (0)" in words(hal.get("/waiting"))
    page = words(hal.get(f"/escalations/{card.number}"))
    assert "sent Stage 1 on from Hal Okafor, Team Manager to Petra Lindqvist, Team Manager. The clock runs on." in page
    assert "The child moved." in page and "Not mine, send to…" not in page
    assert "The clock runs on" in words(sqlite_seat("Dilys Ashgrove").get("/waiting"))


def test_where_no_post_fits_it_says_whom_to_ask_and_keeps_what_was_typed(sqlite_seat, card):
    hal = sqlite_seat("Hal Okafor")
    answer = hal.send(at(card, "readdressing"), {"to": "not here", "whom": "The fostering agency", "why": "Theirs."})
    assert answer.status_code == 422 and Readdressing.select().count() == 0
    page = words(answer)
    assert "“The fostering agency” has no post here that can answer, so it stays with you for now" in page
    assert "Ask Dilys Ashgrove, who raised it" in page and "Theirs." in answer.text
    assert hal.send(at(card, "readdressing"), {"to": "9999", "whom": "", "why": "Theirs."}).status_code == 422
    assert hal.send(at(card, "readdressing"), {"to": "not here", "whom": "", "why": ""}).status_code == 422


def test_more_time_is_said_and_no_clock_moves(sqlite_seat, card):
    hal = sqlite_seat("Hal Okafor")
    due = words(hal.get(at(card, "clocks")))
    day = {"until-day": "6", "until-month": "3", "until-year": "2026"}
    assert hal.send(at(card, "more-time"), day | {"why": "The carer is away."}).status_code == 303
    hal.get("/waiting")  # where it is said
    assert MoreTime.get().until.isoformat() == "2026-03-06" and words(hal.get(at(card, "clocks"))) == due
    page = words(sqlite_seat("Dilys Ashgrove").get(f"/escalations/{card.number}"))
    assert "Hal Okafor needs until Fri 6 Mar at Stage 1. No clock has moved." in page and "The carer is away." in page
    assert hal.send(at(card, "more-time"), day | {"until-day": "1", "why": "Late."}).status_code == 422
    assert hal.send(at(card, "more-time"), day | {"why": " "}).status_code == 422


def test_the_right_child_is_looked_at_before_the_card_is_theirs(sqlite_seat, northmere, card):
    dilys = sqlite_seat("Dilys Ashgrove")
    assert "It is about another child" in words(dilys.get(f"/escalations/{card.number}"))
    filled = {"wrong": str(northmere.children["Kestrel Moss"].id), "reference": "nm-2015", "why": "One number apart."}
    asked = dilys.send(at(card, "child"), filled)
    assert asked.status_code == 422 and "Is this the child: Alder Brook, born" in words(asked)
    assert Escalation.get_by_id(card.id).initials == "K.M."
    assert dilys.send(at(card, "child"), filled | {"sure": "no"}).status_code == 422
    done = dilys.send(at(card, "child"), filled | {"sure": "yes"})
    assert done.status_code == 303
    page = words(dilys.get(f"/escalations/{card.number}"))
    assert "IR-0001 · A.B." in page and "K.M." not in page and "Kestrel" not in page and "NM-2001" not in page
    assert "Dilys Ashgrove corrected the child whom this is about" in page
    assert "IR-0001" not in words(dilys.get(f"/children/{northmere.children['Kestrel Moss'].id}"))
    assert "IR-0001" in words(dilys.get(f"/children/{northmere.children['Alder Brook'].id}"))


def test_a_child_of_somebody_elses_is_not_found_by_reference(sqlite_seat, northmere, card):
    filled = {"wrong": str(northmere.children["Kestrel Moss"].id), "why": "One number apart."}
    rook = northmere.children["Rook Larkspur"]
    for reference in (rook.reference, "NM-9999", "%"):
        answer = sqlite_seat("Dilys Ashgrove").send(at(card, "child"), filled | {"reference": reference})
        assert answer.status_code == 422 and "No child of yours has this reference" in words(answer)
        assert "Larkspur" not in answer.text
