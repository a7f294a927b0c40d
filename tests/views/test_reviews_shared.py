"""What comes out of a review and goes to people: good practice, decisions, copies, word to the absent (req 2.37, 2.52, 2.87-2.89, 2.94)."""

from datetime import date

import pytest

from models import Draft, Escalation, ProcedureVersion, Review
from models.errors import NotYours
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.odd import loaded
from tests.models.reviewing import at, newcomer
from tests.views.records import words
from tests.views.test_reviews_on_screen import on

HELD = date(2026, 3, 24)


@pytest.fixture
def planned(northmere):
    """The first review of a child who came into care today, Monday 2 March 2026."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    return newcomer(northmere, date(2026, 3, 2)).next_review


@pytest.fixture
def held(planned, clock):
    """The same, held; the child was there, a parent was not."""
    iro = planned.child.iro
    planned.invite(iro, "child", "Wren Tarn", address="3 Mere Walk\nNorthmere")
    father = planned.invite(iro, "parent", "Ash Penrose", address="1 Quay Street\nNorthmere")
    clock.move_to(at(2026, 3, 24, 16))
    planned.hold(iro, Sitting(HELD, came={father.id: ("not there", "")}))
    planned.decide(iro, "A dentist is found.", date(2026, 5, 1), owner_name="Northmere fostering")
    return Review.get_by_id(planned.id)


def test_good_practice_is_shared_out_of_a_review_in_one_press_and_the_review_keeps_it(held, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{held.id}"
    token = {"csrf_token": dilys.form(f"{page}/gates/delegate")["csrf_token"]}
    assert "Share good practice" not in dilys.get(page).text
    assert dilys.client.post(f"{page}/concern", data=token | {"good_practice": "1"}).status_code == 409
    loaded("blackpool-issues-resolution")
    assert "Share good practice" in dilys.get(page).text and "Share good" not in sqlite_seat("Roz Amadi").get(page).text
    led = dilys.client.post(f"{page}/concern", data=token | {"good_practice": "1"})
    draft, happened = Draft.get(), {"what_is_wrong": "They rang every evening.", "impact": "She slept."}
    assert led.status_code == 303 and "What happened" in dilys.get(led.location).text
    assert draft.fields["children"] == [str(held.child_id)] and draft.fields["origin"] == ["review"]
    kept = {name: draft.fields[name][0] for name in ("procedure", "kind", "children", "origin")}
    written = {**token, "do": "continue", "find": "", **kept, **happened}
    assert dilys.client.post(f"/drafts/{draft.key}", data=written).status_code == 303
    assert dilys.client.post("/escalations", data=dilys.form(f"/drafts/{draft.key}/check")).status_code == 303
    assert held.arisen.get().escalation == Escalation.get()
    shown = words(dilys.get(page))
    assert "Good practice was shared from this: IR-0001" in shown
    assert "Dilys Ashgrove shared IR-0001, good practice, out of this review." in shown


def test_what_identifies_is_taken_out_of_the_decisions_and_what_it_was_is_kept_for_those_who_read(held, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{held.id}"
    form = words(dilys.get(f"{page}/circulation"))
    assert "Take out what identifies, such as the address of the placement, where necessary." in form
    taken = {"sent_to": "Everybody who was there", "redacted": "The foster carers’ street"}
    assert dilys.send(f"{page}/circulation", taken).status_code == 303
    assert "Taken out: The foster carers’ street" in words(dilys.get(page))
    assert "foster carers’ street" not in words(sqlite_seat("Fern Tolliver").get(page))


def test_copies_go_to_everybody_who_gave_an_address(held, sqlite_seat):
    copies = f"/reviews/{held.id}/follow-up/copies"
    shown = words(sqlite_seat("Fern Tolliver").get(copies))
    assert "They go to: Wren Tarn, 3 Mere Walk, Northmere; Ash Penrose, 1 Quay Street, Northmere." in shown
    assert "Quay Street" not in words(sqlite_seat("Roz Amadi").get(copies))
    assert "Quay Street" not in words(sqlite_seat("Fern Tolliver").get(f"/reviews/{held.id}"))


def test_a_parent_who_was_not_there_is_written_to_and_what_they_are_sent_is_talked_over(held, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{held.id}"
    shown = words(dilys.get(page))
    assert (
        "A parent was not there, and is told of the outcome in writing." in shown and "The child was not" not in shown
    )
    assert "is the full record in the child’s interest" in shown and "Ash Penrose, parent: not there" in shown
    gate = f"{page}/gates/absent-parents?about=A parent"
    two = {"absent-parents-who-1": held.child.social_worker_id, "absent-parents-who-2": dilys.person.id}
    two |= on("absent-parents-on-1", HELD) | on("absent-parents-on-2", HELD)
    said = {"absent-parents-asked-1": "Not in whole.", "absent-parents-asked-2": "The decisions."}
    assert 'value="A parent"' in dilys.get(gate).text
    assert dilys.send(gate, {"about": "The father"} | two | said).status_code == 303
    assert dilys.send(f"{page}/follow-up/absent").status_code == 303
    shown = words(dilys.get(page))
    assert "about The father" in shown and "was not there" not in shown.split("History")[0].split("Meetings")[0]


def test_a_child_or_parent_who_is_left_out_from_the_start_takes_the_gate_as_well(planned, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{planned.id}"
    assert "is not on the list" not in dilys.get(page).text
    planned.book(planned.child.iro, at(2026, 3, 24, 10))
    shown = words(dilys.get(page))
    assert "The child is not on the list." in shown and "A parent is not on the list." in shown
    assert "Say why not" not in words(sqlite_seat("Fern Tolliver").get(page))
    planned.invite(planned.child.iro, "child", "Wren Tarn")
    asked = {"not-inviting-who-1": dilys.person.id, "not-inviting-asked-1": "A court order."}
    gate = f"{page}/gates/not-inviting?about=A parent"
    assert dilys.send(gate, asked | on("not-inviting-on-1", date(2026, 3, 2))).status_code == 303
    assert "is not on the list" not in dilys.get(page).text


def test_before_the_meeting_the_officer_writes_what_the_papers_are_worth(planned, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{planned.id}"
    assert "The reviewing officer’s view of the papers (0 of 2)" in words(dilys.get(page))
    assert dilys.get(f"{page}/agenda/health").status_code == 409
    assert dilys.send(f"{page}/agenda/reports-view", {"words": "The health report is thin."}).status_code == 303
    assert "The health report is thin." in dilys.get(page).text
    assert "health report is thin" not in sqlite_seat("Fern Tolliver").get(page).text


def test_what_is_not_said_yet_is_named_on_the_page_and_before_the_decisions_go_out(held, sqlite_seat, clock):
    clock.move_to(at(2026, 6, 16, 16))
    second, dilys = held.child.next_review, sqlite_seat("Dilys Ashgrove")
    second.hold(held.child.iro, Sitting(date(2026, 6, 16)))
    second.decide(held.child.iro, "A school is found.", date(2026, 9, 1), owner_name="Northmere fostering")
    page = f"/reviews/{second.id}"
    named = ("Life story work: by when", "Later life letter: by when", "Post adoption")
    on_page = words(dilys.get(page)).split("Nothing is written yet of:")[1].split("What was said of each matter")[0]
    assert [name for name in named if name not in on_page] == []
    assert f"Not said yet: {'; '.join(named)}" in words(dilys.get(f"{page}/circulation"))
    for key in ("life-story", "later-life-letter"):
        answer = dilys.send(f"{page}/agenda/{key}", {"words": "It is begun."} | on("by_when", date(2026, 9, 1)))
        assert answer.status_code == 303
    none = {"words": "She stays with her aunt.", "by_when-day": "", "by_when-month": "", "by_when-year": ""}
    assert "Enter by when" in dilys.send(f"{page}/agenda/support-plan", none).text
    assert dilys.send(f"{page}/agenda/support-plan", none | {"is_untimed": "y"}).status_code == 303
    assert "Nothing is written yet of" not in words(dilys.get(page))


def test_business_support_is_not_offered_what_is_the_reviewing_officers_own(planned, sqlite_seat):
    fern, page = sqlite_seat("Fern Tolliver"), f"/reviews/{planned.id}"
    shown = words(fern.get(page))
    for label in ("Letter to the child from the IRO", "Talk with the social worker", "Everything relevant read"):
        assert label in shown and f"Record : {label}" not in shown and f"Record: {label}" not in shown
    assert "Record papers received" in shown and "/preparation/copies-for-all" in fern.get(page).text
    refused = fern.get(f"{page}/preparation/letter")
    assert refused.status_code == 403 and "/preparation/letter" not in fern.get(page).text
    with pytest.raises(NotYours):
        planned.prepared(fern.person, "letter", date(2026, 3, 2))
    assert "/preparation/letter" in sqlite_seat("Dilys Ashgrove").get(page).text
