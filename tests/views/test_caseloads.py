"""Handing a caseload over, on screen."""

import pytest

from models import CaseloadHandover, Child
from models.caseload import Caseload
from tests.views.records import changes, everything, raised, token_of, words

ALLOWED = {"Wren Halloran", "Silas Rowan", "Odile Pryce"}


@pytest.fixture
def dilys(northmere):
    raised(northmere, child="Kestrel Moss")
    return northmere.person("Dilys Ashgrove")


def filled(northmere, **more):
    to = {"to": str(northmere.person("Marcus Fenwick").id), "what": "all", "why": "She leaves."}
    return to | {"since-day": "2", "since-month": "3", "since-year": "2026"} | more


def test_only_the_quality_service_hands_over(sqlite_seat, northmere, dilys):
    address, before = f"/caseloads/{dilys.id}/handover", everything()
    for name in set(northmere.people) - ALLOWED:
        seat = sqlite_seat(name)
        token = {"csrf_token": token_of(seat.get("/nothing/here")), "key": f"direct-{seat.person.id}"}
        assert seat.get("/caseloads").status_code == seat.get(address).status_code == 403, name
        assert seat.client.post(address, data=filled(northmere) | token).status_code == 403, name
        assert seat.client.post("/caseloads/handovers/1/taking-back", data=token).status_code == 403, name
    assert changes(before, everything()) == []
    for name in ALLOWED:
        assert sqlite_seat(name).get(address).status_code == 200, name


def test_a_whole_caseload_goes_once_and_both_read_it(sqlite_seat, northmere, dilys):
    wren, address = sqlite_seat("Wren Halloran"), f"/caseloads/{dilys.id}/handover"
    assert "Dilys Ashgrove 10 1 Hand over" in words(wren.get("/caseloads"))
    assert "Dilys Ashgrove has 10 children and 1 open card." in words(wren.get(address))
    opened = wren.form(address)
    first, second = (wren.send(address, filled(northmere), opened) for _ in range(2))
    assert first.status_code == second.status_code == 303 and CaseloadHandover.select().count() == 1
    page = words(wren.get("/caseloads"))
    assert "It is handed over from Dilys Ashgrove to Marcus Fenwick. Both have been told." in page
    assert "Marcus Fenwick 13 1 Hand over" in page and "Dilys Ashgrove 0 0 Nothing to hand over" in page
    said = "Wren Halloran handed 10 children and 1 open card over from Dilys Ashgrove to Marcus Fenwick, from Mon 2 Mar"
    assert said in words(sqlite_seat("Dilys Ashgrove").get("/waiting"))
    marcus = sqlite_seat("Marcus Fenwick")
    assert said in words(marcus.get("/waiting"))
    page = words(marcus.get("/escalations/1"))
    assert "raised by Dilys Ashgrove" in page and "now with Marcus Fenwick" in page
    assert "Wren Halloran handed this over from Dilys Ashgrove to Marcus Fenwick." in page and "She leaves." not in page


def test_chosen_children_go_and_a_form_with_something_wrong_keeps_what_was_chosen(sqlite_seat, northmere, dilys):
    wren, address = sqlite_seat("Wren Halloran"), f"/caseloads/{dilys.id}/handover"
    two = [str(northmere.children[name].id) for name in ("Alder Brook", "Sorrel Reed")]
    wrong = wren.send(address, filled(northmere, what="chosen", why="", children=two))
    assert wrong.status_code == 422 and "Enter why the caseload is handed over" in words(wrong)
    assert wrong.text.count(" checked") == 3
    none = wren.send(address, filled(northmere, what="chosen"))
    assert none.status_code == 422 and "Choose from the children of this officer" in words(none)
    foreign = filled(northmere, what="chosen", children=[str(northmere.children["Rook Larkspur"].id)])
    assert wren.send(address, foreign).status_code == 422
    assert wren.send(address, filled(northmere, what="chosen", children=two)).status_code == 303
    assert {str(child.id) for child in Caseload(northmere.person("Marcus Fenwick")).children} >= set(two)
    assert len(Caseload(dilys).children) == 8


def test_what_is_arranged_for_a_day_to_come_can_be_taken_back(sqlite_seat, northmere, dilys):
    wren, address = sqlite_seat("Wren Halloran"), f"/caseloads/{dilys.id}/handover"
    assert wren.send(address, filled(northmere, **{"since-day": "9"})).status_code == 303
    page = wren.get("/caseloads")
    assert "Dilys Ashgrove to Marcus Fenwick, from Mon 9 Mar: every child and open card." in words(page)
    token = {"csrf_token": token_of(page)}
    taking_back = "/caseloads/handovers/1/taking-back"
    assert wren.client.post(taking_back, data=token).status_code == 303
    assert wren.client.post(taking_back, data=token).status_code == 409
    assert wren.client.post("/caseloads/handovers/99/taking-back", data=token).status_code == 404
    assert "Arranged for a day to come" not in words(wren.get("/caseloads"))
    assert Child.get_by_id(1).iro == dilys
