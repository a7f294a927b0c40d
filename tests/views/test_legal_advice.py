"""The officer's independent legal advice: privileged. Nobody else finds a trace of it, in any byte of any page."""

import re

import pytest
from flask.testing import FlaskClient

from models import Allocation, Event, Notice
from models.board import Board
from models.board_revision import BoardRevision
from models.errors import NotYours
from models.escalation.moves import moves
from tests.models.odd import S4, loaded, sent
from tests.views.records import body, everything, london, token_of, words
from tests.views.test_no_trace import addresses

SAID = "The plan is unlawful."
NOBODY_ELSE = ("Hal Okafor", "Sunniva Hart", "Maud Castellan", "Edda Thorne", "Roz Amadi", "Wren Halloran", "Silas Rowan",
               "Gil Sandoval", "Fern Tolliver")  # fmt: skip
DRAFT = re.compile(r"/drafts/[\w-]+")  # a new draft has an address of its own
POLLED = re.compile(r'hx-get="(/board/columns[^"]*)"')


@pytest.fixture
def card(council):
    """A dispute at Stage 4, where the procedure expects the officer to seek advice."""
    return sent(council, loaded(S4), "stage-4")


def seek(officer, number=1, **fields):
    asked = {"asked_on-day": "2", "asked_on-month": "3", "asked_on-year": "2026"}
    return officer.send(f"/escalations/{number}/advice", {"of_whom": "Ash Chambers", "said": SAID} | asked | fields)


def pages(sitting, app, card):
    """Every page this person can open, without what is drawn by lot."""
    found = {}
    for address in [*addresses(app, card), "/board?procedure=six-stage-dispute-resolution"]:
        answer = sitting.get(address)
        found[address] = (answer.status_code, DRAFT.sub("", body(answer)))
    return found


def test_no_byte_of_any_page_differs_for_anybody_else(card, seat, monkeypatch):
    monkeypatch.setattr(seat.app, "test_client_class", FlaskClient)  # hundreds of pages that others look at
    sitting = {name: seat(name) for name in NOBODY_ELSE}
    before = {name: pages(sitting[name], seat.app, card) for name in NOBODY_ELSE}
    polled = POLLED.search(sitting["Hal Okafor"].get(f"/board?procedure={S4}").text)[1].replace("&amp;", "&")
    revision = BoardRevision.standing(S4)
    assert seek(seat("Dilys Ashgrove")).status_code == 303
    assert card.advice.count() == 1 and BoardRevision.standing(S4) == revision
    assert sitting["Hal Okafor"].get(polled, headers={"HX-Request": "true"}).status_code == 204
    for name in NOBODY_ELSE:
        assert pages(sitting[name], seat.app, card) == before[name]
        for path in ("advice", "advice/said", "advice/shared"):  # the same with advice on the card and without
            assert sitting[name].get(f"/escalations/{card.number}/{path}").status_code == 403


def test_what_happens_later_tells_nothing_of_it_either(card, council, seat):
    seek(seat("Dilys Ashgrove"))
    card.share_advice(council.person("Dilys Ashgrove"), card.advice[0])
    card.add_to(council.person("Edda Thorne"), "We shall meet.")
    events = list(Event.select().where(Event.escalation == card).order_by(Event.id))
    manager = council.person("Hal Okafor")
    news = Board(manager, card.procedure_version).news_since("1.0.2026-03-02.fresh")
    assert not {event.kind for event in news} & {"advice sought", "advice shared"}
    assert not Notice.select().join(Event).where(Event.audience == "named").exists()
    assert card.version() == events[-1].id and events[-1].kind == "added to"
    printed = words(seat("Dilys Ashgrove").get(f"/escalations/{card.number}/form"))
    assert "legal advice" not in printed.lower() and SAID not in card.case_note()[1] + printed


def test_the_officer_reads_it_and_the_head_sees_only_that_it_was_sought_until_it_is_shared(card, council, seat):
    dilys, odile = seat("Dilys Ashgrove"), seat("Odile Pryce")
    assert "legal advice" in [move.words.split("independent ")[-1] for move in moves(card, dilys.person)[1]]
    seek(dilys, said="")
    assert "Asked Mon 2 Mar of Ash Chambers" in words(dilys.get("/escalations/1"))
    came = {"said": SAID, "said_on-day": "2", "said_on-month": "3", "said_on-year": "2026", "advice": "1"}
    assert dilys.send("/escalations/1/advice/said", came).status_code == 303
    mine, theirs = words(dilys.get("/escalations/1")), words(odile.get("/escalations/1"))
    assert SAID in mine and "Dilys Ashgrove sought independent legal advice at Stage 4" in mine
    assert "Sought Mon 2 Mar by Dilys Ashgrove." in theirs and SAID not in theirs and "Ash Chambers" not in theirs
    assert "Dilys Ashgrove sought independent legal advice at Stage 4" in theirs and "recorded what" not in theirs
    assert dilys.send("/escalations/1/advice/shared", {"advice": "1"}).status_code == 303
    assert SAID in words(odile.get("/escalations/1")) and SAID not in words(seat("Wren Halloran").get("/escalations/1"))
    assert dilys.get("/escalations/1/advice/shared").status_code == 409


def test_the_officer_who_takes_the_child_over_reads_it_too(card, council, seat):
    seek(seat("Dilys Ashgrove"))
    child, marcus = card.children[0], council.person("Marcus Fenwick")
    child.allocations[0].set_now(until=london(2026, 3, 2).date())
    Allocation.create(child=child, iro=marcus, since=london(2026, 3, 2).date())
    assert SAID in words(seat("Marcus Fenwick").get("/escalations/1"))


def test_nobody_else_records_it_by_any_request(card, council, seat):
    before = everything()
    for name in (*NOBODY_ELSE, "Odile Pryce"):
        sitting = seat(name)
        token = token_of(sitting.get("/nothing/here"))
        answer = sitting.client.post("/escalations/1/advice", data={"csrf_token": token, "key": "mine", "of_whom": "X"})
        assert answer.status_code == 403
        with pytest.raises(NotYours):
            card.seek_advice(council.person(name), "X", london(2026, 3, 2).date())
    assert seat("Marcus Fenwick").get("/escalations/1/advice").status_code == 404
    assert {table: rows for table, rows in everything().items() if before[table] != rows} == {}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"of_whom": " "}, "Enter whom you asked"),
        ({"asked_on-day": "3"}, "The day must be today or in the past"),
        ({"asked_on-year": ""}, "The date must include a year. Enter a day, a month and a year"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(card, seat, fields, sentence):
    answer = seek(seat("Dilys Ashgrove"), **fields)
    assert answer.status_code == 422 and sentence in words(answer) and SAID in answer.text
    assert not card.advice.exists()
