"""Addresses that lead nowhere: not found, clamped, or the plain page, and never a 500."""

import re

import pytest

from tests.views.corpora import DRAFT_KEYS, NUMBERS, PAGES, PROCEDURES, QUERIES, STATES
from tests.views.records import body, raised, token_of, words

HTMX = {"HX-Request": "true"}


@pytest.fixture
def officer(seat):
    return seat("Dilys Ashgrove")


def test_a_number_that_no_card_can_have_is_not_found(officer, subtests):
    for number in NUMBERS:
        with subtests.test(number[:40]):
            for page in ("", "/clocks", "/response"):
                answer = officer.get(f"/escalations/{number}{page}")
                assert answer.status_code == 404 and "Page not found" in words(answer)


def test_a_card_that_is_not_yours_and_one_that_is_not_there_are_the_same_answer(council, officer, subtests):
    theirs = raised(council, child="Rook Larkspur", by="Marcus Fenwick").number
    for page in ("", "/clocks", "/contacts", "/case-note", "/form"):
        for headers in ({}, HTMX):
            with subtests.test(page, **headers):
                found = officer.get(f"/escalations/{theirs}{page}", headers=headers)
                absent = officer.get(f"/escalations/4711{page}", headers=headers)
                assert found.status_code == 404
                assert (found.status_code, body(found)) == (absent.status_code, body(absent))
                assert without_cookie(found) == without_cookie(absent)


def without_cookie(answer):
    """The headers but for the cookie and for how long the page is, in which the token counts."""
    return sorted((name, value) for name, value in answer.headers if name not in ("Set-Cookie", "Content-Length"))


def test_a_draft_that_is_not_mine_is_not_found(officer, subtests):
    token = {"csrf_token": token_of(officer.get("/board"))}
    for key in DRAFT_KEYS:
        with subtests.test(key[:40]):
            assert officer.get(f"/drafts/{key}").status_code == 404
            assert officer.get(f"/drafts/{key}/check").status_code == 404
            assert officer.client.post(f"/drafts/{key}/removal", data=token).status_code == 404


def test_a_query_that_the_board_does_not_know_is_the_plain_board(officer, subtests):
    for query in QUERIES:
        with subtests.test(query[:40]):
            answer = officer.get(f"/board?{query}")
            assert answer.status_code == 200
            assert not re.search(r"password|@northmere|argon2", answer.text)


def test_a_procedure_that_is_not_loaded_is_not_found(officer, subtests):
    for procedure in PROCEDURES:
        for page, headers in (("/escalations", {}), ("/board", {}), ("/board/columns", HTMX), ("/escalations/new", {})):
            with subtests.test(page, procedure=procedure[:40]):
                answer = officer.get(f"{page}?procedure={procedure}", headers=headers)
                assert answer.status_code in ((404,) if procedure or page == "/escalations" else (200,))


def test_a_page_of_the_ended_cards_that_is_not_there_is_an_empty_one(officer, subtests):
    for page in PAGES:
        with subtests.test(page[:40]):
            answer = officer.get(f"/escalations?procedure=north-somerset-isro&page={page}")
            assert answer.status_code == 200 and "Nothing has ended yet" in words(answer)


def test_a_state_that_the_board_never_had_is_answered_with_the_board(officer, subtests):
    for seen in STATES:
        with subtests.test(seen[:40]):
            answer = officer.get(f"/board/columns?seen={seen}", headers=HTMX)
            assert answer.status_code == 200 and 'id="board"' in answer.text


def test_a_faked_htmx_header_gets_no_more_than_the_page_shows(northmere, sqlite_seat):
    card = f"/escalations/{raised(northmere).number}"
    forged = HTMX | {"HX-Target": "card-999", "HX-Current-URL": "http://localhost/escalations/999"}
    stranger, officer = sqlite_seat("Idris Marlowe"), sqlite_seat("Dilys Ashgrove")
    for page in ("", "/clocks", "/addenda"):
        answer = stranger.get(card + page, headers=forged)
        assert answer.status_code == 404 and "Alder Brook" not in answer.text
    for page in ("/board", card, "/waiting"):
        assert officer.get(page, headers=forged).text.lower().startswith("<!doctype html>")


def test_the_address_of_a_piece_leads_to_its_page(northmere, sqlite_seat):
    card, officer = f"/escalations/{raised(northmere).number}", sqlite_seat("Dilys Ashgrove")
    answer = officer.get("/board/columns?procedure=north-somerset-isro&show=mine")
    assert (answer.status_code, answer.location) == (303, "/board?procedure=north-somerset-isro&show=mine")
    assert officer.get(f"{card}/addenda").text.lower().startswith("<!doctype html>")


def test_a_plain_page_is_what_there_is(northmere, sqlite_seat):
    card, officer = f"/escalations/{raised(northmere).number}", sqlite_seat("Dilys Ashgrove")
    for headers in ({"Accept": "application/json"}, {"Accept-Language": "cy, *;q=0"}, {"Accept": "*/*;q=x"}):
        answer = officer.get(card, headers=headers)
        assert answer.status_code == 200 and answer.mimetype == "text/html"


def test_a_cookie_too_long_to_be_ours_asks_to_sign_in(sqlite_seat):
    officer = sqlite_seat("Dilys Ashgrove")
    with pytest.warns(UserWarning, match="cookie is too large"):
        officer.client.set_cookie("footprint", "x" * 9_000)
    assert officer.get("/board").location == "/sign-in?next=/board"
