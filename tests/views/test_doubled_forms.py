"""Forms that come twice, by a double click, from twenty tabs at once or hours later: done once, and said to be done."""

import threading
from datetime import timedelta

import pytest

from models import Addendum, Contact, Escalation, Event, database
from tests.models.odd import S4, begun, loaded
from tests.views.records import changes, everything, raised, rows_of, token_of, words
from tests.views.ways import WAYS, WRITTEN

HTMX = {"HX-Request": "true"}
TYPED = "The plan will be with the carers by Friday noon."
CALL = {"means": "phone", "with_whom": "Hal Okafor", "reached": "yes", "words": TYPED}
TODAY = {"happened_at-day": "2", "happened_at-month": "3", "happened_at-year": "2026", "at_time": "10:00"}
TOLD = {"answered_by": "Edda Thorne", "means": "phone", "words": TYPED, "at_time": "10:00", "recipient": "3"}
TOLD |= {"answered_at-day": "2", "answered_at-month": "3", "answered_at-year": "2026"}
MOVE = {"to": "stage-2", "why": "Nobody answered in time.", "urgency": "amber", "asked_for": "A date for the plan."}


@pytest.fixture
def card(northmere):
    return raised(northmere)


def at(card, noun=""):
    return f"/escalations/{card.number}{'/' if noun else ''}{noun}"


def dated(name, day=2):
    """The three boxes of a date."""
    return {f"{name}-day": str(day), f"{name}-month": "3", f"{name}-year": "2026"}


MEETING = {"place": TYPED, "attending": TYPED, "meets_at": "14:00", "arranged_at": "10:00"} | dated("meets_on", 5)
HELD = {"held_at": "10:00", "attended": TYPED, "said": TYPED} | dated("held_on")
DONE_BY = {"what_1": TYPED, "who_1": "Hal Okafor"} | dated("by_1", 9)
PRESSED = (
    ("Dilys Ashgrove", "contacts", CALL | TODAY),
    ("Dilys Ashgrove", "addenda", {"words": TYPED}),
    ("Dilys Ashgrove", "actions", {"what": TYPED, "who": "Roz Amadi"}),
    ("Dilys Ashgrove", "urgency", {"urgency": "red", "why": TYPED}),
    ("Dilys Ashgrove", "duties", {"duties": "complaint", "why_not": TYPED}),
    ("Hal Okafor", "acknowledgement", {}),
    ("Hal Okafor", "more-time", {"why": TYPED} | dated("until", 6)),
    ("Hal Okafor", "response", {"words": TYPED}),
    ("Dilys Ashgrove", "verdict", {"verdict": "not accepted", "words": TYPED}),
    ("Dilys Ashgrove", "referral", {"mode": "beside", "why": TYPED, "at_time": "10:00"} | dated("on")),
    ("Dilys Ashgrove", "referral/result", {"referral": "1", "words": TYPED} | dated("came_on")),
    ("Dilys Ashgrove", "advice", {"of_whom": TYPED} | dated("asked_on")),
    ("Dilys Ashgrove", "advice/said", {"advice": "1", "said": TYPED} | dated("said_on")),
    ("Dilys Ashgrove", "advice/shared", {"advice": "1"}),
    ("Dilys Ashgrove", "stage", MOVE),
    ("Dilys Ashgrove", "stage", MOVE | {"to": "stage-4", "bypass_reason": "serious"}),
    ("Wren Halloran", "consents", {"words": TYPED}),
    ("Odile Pryce", "consents", {"words": TYPED}),
    ("Edda Thorne", "response", {"words": TYPED}),
    ("Edda Thorne", "filings", {"filings": "3.feedback"}),
    ("Dilys Ashgrove", "response/typed", TOLD),
    ("Dilys Ashgrove", "actions/done", {"action": "1"}),
    ("Dilys Ashgrove", "outcome", {"end": "resolved", "words": TYPED}),
    ("Dilys Ashgrove", "case-note", {"text": TYPED}),
    ("Dilys Ashgrove", "form", {}),
    ("Dilys Ashgrove", "reopening", {"why": TYPED}),
    ("Dilys Ashgrove", "withdrawal", {"words": TYPED}),
)


# The same under other procedures: what stands at each of their stages.
PRESSED_ELSEWHERE = {
    (S4, "stage-2"): (
        ("Wren Halloran", "handover", {"asked_for": TYPED}),
        ("Wren Halloran", "meeting", MEETING | dated("arranged_on")),
        ("Wren Halloran", "meeting/called-off", {"why": TYPED}),
        ("Wren Halloran", "meeting/held", HELD),
    ),
    ("hollinmoss", "level-1"): (
        ("Dilys Ashgrove", "child", {"wrong": "3", "reference": "NM-2001", "sure": "yes", "why": TYPED}),
        ("Hal Okafor", "readdressing", {"to": "7", "why": TYPED}),  # the post of the next team’s manager
        ("Petra Lindqvist", "plan", {"words": TYPED} | DONE_BY),
    ),
    ("brackenmoor", "step-2"): (
        ("Wren Halloran", "handover", {"asked_for": TYPED}),
        ("Wren Halloran", "meeting/held", HELD),
        ("Maud Castellan", "agreement", {"agreed_at": "10:00"} | DONE_BY | dated("agreed_on")),
    ),
}


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_every_form_on_a_card_may_be_pressed_twice_from_first_to_last(northmere, sqlite_seat, headers):
    press_twice(raised(northmere), PRESSED, sqlite_seat, headers)
    passing = {"bypass_words": "It cannot wait."}
    for (key, stage), pressed in PRESSED_ELSEWHERE.items():
        version = loaded(key, lambda text: text.replace('bypass = "never"', 'bypass = "reason"'))
        card = begun(northmere, version, stage, opening=passing, outside_why=TYPED)
        press_twice(card, pressed, sqlite_seat, headers)
    every = [*PRESSED, *(each for pressed in PRESSED_ELSEWHERE.values() for each in pressed)]
    assert {noun for _, noun, _ in every} == {way.noun for way in WAYS.values()}


def press_twice(card, pressed, sqlite_seat, headers):
    """Press each form twice: the second time is the first."""
    for who, noun, fields in pressed:
        seat, path = sqlite_seat(who), at(card, noun)
        opened, before = seat.form(path), everything()
        first = seat.send(path, fields, opened=opened, headers=headers)
        between = everything()
        second = seat.send(path, fields, opened=opened, headers=headers)
        assert first.status_code == second.status_code == (200 if headers else 303), f"{noun}: {words(second)}"
        assert first.location == second.location
        assert changes(before, between) and changes(between, everything()) == [], noun


def test_twenty_presses_at_once_are_one(council, seat):
    card, officer = raised(council), seat("Dilys Ashgrove")
    opened, cookie = officer.form(at(card, "contacts")), officer.client.get_cookie("footprint").value
    ready, answers = threading.Barrier(20), []

    def press():
        client = seat.app.test_client()
        client.set_cookie("footprint", cookie)
        ready.wait()
        answers.append(client.post(at(card, "contacts"), data=opened | CALL | TODAY))
        database.close()

    threads = [threading.Thread(target=press) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(answer.status_code, answer.location) for answer in answers] == [(303, at(card))] * 20
    assert Contact.select().count() == 1
    assert Event.select().where(Event.kind == "contacted").count() == 1


def test_a_form_that_comes_again_hours_later_changes_nothing(card, sqlite_seat, clock):
    manager = sqlite_seat("Hal Okafor")
    opened = manager.form(at(card, "response"))
    manager.send(at(card, "response"), {"words": TYPED}, opened=opened)
    for _ in range(9):
        clock.shift(timedelta(minutes=25))
        manager.get("/board")
    sqlite_seat("Dilys Ashgrove").send(at(card, "verdict"), {"verdict": "accepted"})
    before = everything()
    assert manager.send(at(card, "response"), {"words": TYPED}, opened=opened).location == at(card)
    assert changes(before, everything()) == []


def test_the_key_of_one_person_is_not_that_of_another(card, sqlite_seat):
    officer, head = sqlite_seat("Dilys Ashgrove"), sqlite_seat("Odile Pryce")
    key = {"key": officer.form(at(card, "addenda"))["key"]}
    for writer in (officer, head):
        assert writer.send(at(card, "addenda"), {"words": TYPED} | key).status_code == 303
    assert Addendum.select().count() == 2


def test_a_concern_raised_twice_is_one_card(northmere, sqlite_seat):
    officer, child = sqlite_seat("Dilys Ashgrove"), northmere.children["Alder Brook"]
    key, token = "a-key-of-the-form-1", {"csrf_token": token_of(officer.get("/board"))}
    written = token | WRITTEN | {"children": str(child.id), "do": "continue"}
    assert officer.client.post(f"/drafts/{key}", data=written).location == f"/drafts/{key}/check"
    opened = officer.form(f"/drafts/{key}/check")
    assert {officer.client.post("/escalations", data=opened).location for _ in range(3)} == {"/escalations/1"}
    assert officer.client.post(f"/drafts/{key}", data=written).location == "/escalations/1"
    assert Escalation.select().count() == 1 and rows_of("draft") == []
