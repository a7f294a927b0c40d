"""Issues resolution at the screens: the date agreed informally, four raisers one after another, and what came of it."""

import pytest

from models import Escalation
from tests.models.odd import begun, loaded
from tests.views.records import changes, everything, words
from tests.views.test_the_story_on_screen import Card
from tests.views.writing import TOLD, opened, press, send, text

KEY = "blackpool-issues-resolution"
WRITTEN = {
    "headings": "drift", "starts": "first", "what_is_wrong": "There is no plan.", "impact": "Nobody knows where home is.",
    "risk": "A move without warning.", "asked_for": "A plan with dates.",
}  # fmt: skip
AGREED = {
    "agreed_agreed-day": "6",
    "agreed_agreed-month": "3",
    "agreed_agreed-year": "2026",
    "party_agreed": "Roz Amadi",
}
IDENTIFIED = {
    "identified_on-day": "1", "identified_on-month": "3", "identified_on-year": "2026", "identified_time": "22:30",
}  # fmt: skip
CONSULTED = {
    "consulted_who_practice-lead": "Hal Okafor", "consulted_means_practice-lead": "phone",
    "consulted_on_practice-lead-day": "2", "consulted_on_practice-lead-month": "3",
    "consulted_on_practice-lead-year": "2026",
}  # fmt: skip


@pytest.fixture
def dilys(sqlite_seat):
    return sqlite_seat("Dilys Ashgrove")


@pytest.fixture
def version(northmere):
    return loaded(KEY)


def write(officer, council, key, kind, **fields):
    """Write a concern of this kind as far as its check. Returns its key and the answer."""
    hidden = opened(officer, f"/escalations/new?procedure={key}&kind={kind}")
    child = str(council.children["Alder Brook"].id)
    return hidden["key"], press(officer, "continue", hidden, children=child, **fields)


def standing(seat, escalation, by_htmx=False):
    return Card(seat, escalation, by_htmx)


def test_the_date_is_agreed_with_the_social_worker_and_stands_on_the_card(northmere, dilys, version):
    _, refused = write(dilys, northmere, KEY, "issue", **WRITTEN, **TOLD)
    assert refused.status_code == 422 and "Enter the date agreed for: Settled by the date agreed" in text(refused)
    _, refused = write(dilys, northmere, KEY, "issue", **WRITTEN, **TOLD, **AGREED | {"agreed_agreed-day": "1"})
    assert refused.status_code == 422 and "The date must be today or later" in text(refused)
    key, checked = write(dilys, northmere, KEY, "issue", **WRITTEN, **TOLD, **AGREED)
    assert "Fri 6 Mar" in words(dilys.get(checked.location))
    card = words(dilys.get(send(dilys, key).location))
    assert "waits on Roz Amadi, Social Worker or Hal Okafor, Team Manager" in card
    assert "with Roz Amadi" in words(dilys.get("/escalations/1/clocks"))


@pytest.mark.parametrize("by_htmx", [False, True])
def test_four_people_raise_the_four_stages_each_taking_it_over(northmere, sqlite_seat, version, by_htmx, clock):
    settled = {"settled": {"agreed": {"date": "2026-03-06", "with": "Roz Amadi"}}}
    card = standing(sqlite_seat, begun(northmere, version, kind="issue", opening=settled), by_htmx)
    moved = "IR-0001 has moved to Stage 1. When you have talked and talked to the social worker, say so here."
    card.does("Dilys Ashgrove", "stage", moved, to="stage-1", why="He did not ring back.", asked_for="A plan.")
    card.does(
        "Hal Okafor", "response", "Your answer to IR-0001 is sent to Dilys Ashgrove.", words="We will look at it."
    )
    waits = "IR-0001 stands at Stage 2. It is sent once Wren Halloran, IRO/CP Safeguarding Team Manager takes it over."
    card.does("Dilys Ashgrove", "stage", waits, to="stage-2", why="It names no date.", asked_for="A plan.")
    assert "Stage 2 was opened and is not sent yet. It waits on the IRO/CP Safeguarding Team Manager" in card.reads(
        "Dilys Ashgrove"
    )
    assert "Waiting on you (1)" in words(card.at("Wren Halloran").get("/waiting"))
    assert "Take it over and send it" in card.reads("Wren Halloran")
    assert card.at("Hal Okafor").get("/waiting").status_code == 200
    card.is_refused("Silas Rowan", "handover", "Stage 2 waits on Wren Halloran", status=409, asked_for="A plan.")
    card.is_refused("Wren Halloran", "handover", "Enter what you ask for", asked_for=" ")
    sent = "You raise IR-0001 now. Stage 2 is sent to Hal Okafor, Team Manager and Sunniva Hart, Service Manager."
    card.does("Wren Halloran", "handover", sent, asked_for="A plan with a date for each step.")
    assert "Asked for: A plan with a date for each step." in card.reads("Sunniva Hart")
    card.is_refused("Wren Halloran", "handover", "does not wait to be taken over", status=409, asked_for="Again.")
    waits = "IR-0001 stands at Stage 3. It is sent once Silas Rowan, SQR Service Manager takes it over."
    card.does("Wren Halloran", "stage", waits, to="stage-3", why="Nobody replied.", asked_for="A plan.")
    sent = (
        "You raise IR-0001 now. Stage 3 is sent to Sunniva Hart, Service Manager and Maud Castellan, Head of Service."
    )
    card.does("Silas Rowan", "handover", sent, asked_for="A plan.")
    card.does("Maud Castellan", "response", "Your answer to IR-0001 is sent to Dilys Ashgrove.", words="Next month.")
    assert "answered; waits on Silas Rowan" in card.reads("Dilys Ashgrove")
    waits = "IR-0001 stands at Stage 4. It is sent once Odile Pryce, SQR Head of Service takes it over."
    card.does("Silas Rowan", "stage", waits, to="stage-4", why="That is too late.", asked_for="A plan.")
    card.at("Odile Pryce").send(f"{card.address}/handover", {"asked_for": "A plan this week."})
    card.at("Corin Vass").send(f"{card.address}/response", {"words": "Here it is."})
    card.at("Odile Pryce").send(f"{card.address}/verdict", {"verdict": "accepted"})
    ended = "The outcome of IR-0001 is recorded. The case note is ready to copy."
    card.does("Dilys Ashgrove", "outcome", ended, end="resolved", words="The plan has dates.")
    printed = words(card.at("Dilys Ashgrove").get(f"{card.address}/form"))
    for name in ("Wren Halloran, IRO/CP Safeguarding Team Manager", "Silas Rowan, SQR", "Odile Pryce, SQR"):
        assert f"by {name}" in printed
    assert "Recorded by Wren Halloran." in printed
    note = card.at("Dilys Ashgrove").get(f"{card.address}/case-note").text
    assert "outcome of Issues resolution" in note


def test_a_handover_pressed_twice_is_done_once_and_nothing_is_written_by_looking(northmere, sqlite_seat, version):
    card = standing(sqlite_seat, begun(northmere, version, "stage-2", opening={"bypass_words": "Now."}, kind="issue"))
    hidden = card.at("Wren Halloran").form(f"{card.address}/handover")
    before = everything()
    card.at("Wren Halloran").get(f"{card.address}/handover")
    assert changes(before, everything()) == []
    for _ in range(2):
        answer = card.at("Wren Halloran").send(f"{card.address}/handover", {"asked_for": "A plan."}, hidden)
        assert answer.status_code == 303
    assert [event.kind for event in Escalation.get().events].count("taken over") == 1


def test_an_immediate_concern_says_when_it_was_identified_and_whom_it_waits_on(northmere, dilys, version):
    _, refused = write(dilys, northmere, KEY, "immediate", **WRITTEN, told="no")
    assert "Enter the date the concern was identified" in text(refused)
    late = IDENTIFIED | {"identified_on-day": "2", "identified_time": "11:00"}
    _, refused = write(dilys, northmere, KEY, "immediate", **WRITTEN, told="no", **late)
    assert refused.status_code == 422 and "must be in the past" in text(refused)
    key, checked = write(dilys, northmere, KEY, "immediate", **WRITTEN, told="no", **IDENTIFIED)
    page = words(dilys.get(checked.location))
    assert "waits on Silas Rowan, SQR Service Manager, who takes it over and sends it" in page
    assert "22:30" in page and "24 hrs" in page
    card = words(dilys.get(send(dilys, key).location))
    assert "It is sent once Silas Rowan, SQR Service Manager takes it over" in card


def test_what_is_owed_beside_the_stage_that_stands_is_recorded_from_the_card(northmere, sqlite_seat, version):
    card = standing(sqlite_seat, begun(northmere, version, kind="immediate"))
    moved = "IR-0001 has moved to Informal. When you have talked to the social worker, say so here."
    card.does("Dilys Ashgrove", "stage", moved, to="informal", why="", asked_for="A plan.", **AGREED)
    assert "Silas Rowan still owes: Service managers have spoken (you)" in card.reads("Silas Rowan")
    assert "Record: Service managers have spoken" in card.reads("Silas Rowan")
    form = words(card.at("Silas Rowan").get(f"{card.address}/contacts"))
    assert "Which stage was it about?" in form
    today = {"happened_at-day": "2", "happened_at-month": "3", "happened_at-year": "2026", "at_time": "10:00"}
    call = {"about": "1", "means": "phone", "with_whom": "Sunniva Hart", "reached": "yes", "words": "", **today}
    card.does("Silas Rowan", "contacts", "Recorded on IR-0001.", **call)
    assert "still owes" not in card.reads("Silas Rowan")


def test_good_practice_asks_for_what_happened_alone_and_is_shared(northmere, dilys, version):
    happened = {"what_is_wrong": "They rang every evening.", "impact": "The child slept."}
    key, checked = write(dilys, northmere, KEY, "good-practice", **happened)
    page = words(dilys.get(checked.location))
    assert "Share it" in page and "Roz Amadi, Social Worker, told only" in page and "Asked for" not in page
    card = words(dilys.get(send(dilys, key).location))
    assert "Good practice" in card and "for information; waits for nobody" in card and "Asked for" not in card
    ended = dilys.send("/escalations/1/outcome", {"end": "resolved", "words": "Read out at the clinic."})
    assert ended.status_code == 303
    assert "Ended at Good practice: Shared" in words(dilys.get("/escalations/1"))


def test_a_child_whom_it_is_not_written_for_is_asked_about_and_not_refused(northmere, dilys):
    loaded("brackenmoor")
    first = {"what_is_wrong": "No plan.", "impact": "No home.", "risk": "A move.", "asked_for": "A plan."}
    came_up = {"origin_on-day": "27", "origin_on-month": "2", "origin_on-year": "2026", "heading_words": "Drift"}
    _, refused = write(dilys, northmere, "brackenmoor", "", **first, **came_up, told="no")
    assert refused.status_code == 422 and "Say why you use it for A.B. (in care)" in words(refused)
    why = "A sister is on a plan."
    key, checked = write(dilys, northmere, "brackenmoor", "", **first, **came_up, told="no", outside_why=why)
    assert why in words(dilys.get(checked.location))
    assert why in words(dilys.get(send(dilys, key).location))


def test_whom_when_and_how_one_consulted_is_asked_before_a_stage_is_passed_over(northmere, dilys):
    loaded("eastwick-on-sand")
    concern = WRITTEN | {"headings": "plan", "starts": "later", "stage": "step-b", "bypass_words": "It cannot wait."}
    _, refused = write(dilys, northmere, "eastwick-on-sand", "", **concern, told="no")
    assert "Enter whom you consulted as Practice Lead" in text(refused)
    key, checked = write(dilys, northmere, "eastwick-on-sand", "", **concern, **CONSULTED, told="no")
    assert "Consulted as Practice Lead" in words(dilys.get(checked.location))
    assert "after consulting Hal Okafor, Practice Lead" in words(dilys.get(send(dilys, key).location))
    move = {"to": "tier-1", "why": "Nobody replied.", "asked_for": "A plan.", "bypass_words": "No time for a meeting."}
    refused = dilys.send("/escalations/1/stage", move)
    assert refused.status_code == 422 and "Enter whom you consulted as Safeguarding Standards Manager" in text(refused)
    named = {name.replace("practice-lead", "standards-manager"): value for name, value in CONSULTED.items()}
    assert dilys.send("/escalations/1/stage", move | named).status_code == 303
    assert "bypassing Step C, after consulting Hal Okafor, Safeguarding Standards Manager" in words(
        dilys.get("/escalations/1")
    )


def test_the_outcome_names_who_is_satisfied_where_the_stage_asks_for_it(northmere, dilys, sqlite_seat):
    card = begun(northmere, loaded("port-merrow"), kind="about-chair", child=None, by="Silas Rowan")
    silas, path = sqlite_seat("Silas Rowan"), f"/escalations/{card.number}/outcome"
    end = {"end": "resolved", "words": "Settled."}
    refused = silas.send(path, end)
    assert refused.status_code == 422 and "Enter who is satisfied as Team Manager" in text(refused)
    assert silas.send(path, end | {"satisfied_team-manager": "Hal Okafor, 2 March"}).status_code == 303
    assert "with Hal Okafor, 2 March, Team Manager satisfied" in words(silas.get(f"/escalations/{card.number}"))


def test_a_date_is_agreed_anew_when_it_is_opened_again(northmere, dilys, version):
    agreed = {"settled": {"agreed": {"date": "2026-03-06", "with": "Roz Amadi"}}}
    card = begun(northmere, version, kind="issue", opening=agreed)
    card.close(dilys.person, "resolved", "Settled.")
    refused = dilys.send("/escalations/1/reopening", {"why": "It began again."})
    assert refused.status_code == 422 and "Enter the date agreed for" in text(refused)
    new = AGREED | {"agreed_agreed-day": "9"}
    assert dilys.send("/escalations/1/reopening", {"why": "It began again."} | new).status_code == 303
    assert "Mon 9 Mar" in words(dilys.get("/escalations/1"))
