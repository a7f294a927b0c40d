"""Visits on screen: a record of its own, its note in the procedure's parts, owed by its day (req 2.57-2.69)."""

from datetime import date

import pytest

from models import ProcedureVersion, Restriction, RestrictionName, Visit
from models.base import now
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer, pass_by
from tests.views.records import everything, words
from tests.views.test_child_timeline import on

VISIT = {"place": "The foster home", "own_home": "yes", "seen_alone": "yes", "with_whom": "Ash Fell, the carer"}
CAME = date(2026, 2, 9)


@pytest.fixture
def wren(northmere):
    """A child of Dilys Ashgrove's who came into care three weeks ago, with Blackpool's reviews in force."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    return newcomer(northmere, CAME)


def note(visit, **day):
    """The fields of a whole note."""
    return {f"part_{n}": f"Said under {n}." for n, _ in enumerate(visit.parts, 1)} | day


def test_a_visit_is_recorded_its_note_is_owed_with_its_working_and_written(reviewing, seat, clock):
    child = newcomer(reviewing, CAME)
    address = f"/children/{child.id}/visits/new"
    sent = seat("Dilys Ashgrove").send(address, VISIT | on(date(2026, 2, 27), "visited_on"))
    visit = Visit.get()
    assert (sent.status_code, sent.location) == (303, f"/visits/{visit.id}")
    page = words(seat("Dilys Ashgrove").get(f"/visits/{visit.id}"))
    assert "Visit on Fri 27 Feb" in page and "The foster home, where the child lives" in page
    assert "Seen alone Yes" in page and "Write the note" in page
    assert "due Tue 3 Mar 23:59" in page and "due Fri 6 Mar 23:59" in page and "2 working days" in page
    assert "Sat 28 Feb: not counted, Saturday" in page
    pass_by(clock, 2026, 3, 9, 9)
    assert "OVERDUE by 1 working day" in words(seat("Dilys Ashgrove").get(f"/visits/{visit.id}"))
    dilys = seat("Dilys Ashgrove")
    kept = dilys.send(f"/visits/{visit.id}/note", note(visit, **on(date(2026, 3, 6), "written_on")))
    assert kept.status_code == 303
    page = words(dilys.get(f"/visits/{visit.id}"))
    assert "Note, written on Fri 6 Mar by Dilys Ashgrove" in page and "Said under 2." in page
    assert "in time: it was due" in page
    assert "add a case note with the heading IRO visit" in page
    text = dilys.get(f"/visits/{visit.id}").text.split("<textarea")[1]
    assert "27 February 2026, The foster home; seen alone" in text and "WHAT WAS TALKED ABOUT" in text
    assert dilys.get(f"/visits/{visit.id}/note").status_code == 409


def test_a_visit_on_the_day_of_the_review_is_questioned_and_one_that_cannot_be_refused(wren, northmere, sqlite_seat):
    officer = northmere.person("Dilys Ashgrove")
    wren.next_review.hold(officer, Sitting(date(2026, 2, 27), said="Everybody was there."))
    dilys, before = sqlite_seat("Dilys Ashgrove"), everything()
    address = f"/children/{wren.id}/visits/new"
    for day, sentence in (
        (date(2026, 3, 3), "The visit must be today or in the past"),
        (date(2015, 4, 30), "The visit is before the child was born"),
        (date(2026, 2, 27), "A review was held that day"),
    ):
        refused = dilys.send(address, VISIT | on(day, "visited_on"))
        assert refused.status_code == 422 and sentence in words(refused) and "Ash Fell, the carer" in refused.text
    missing = words(dilys.send(address, {"place": " "}))
    for sentence in ("Enter the day of the visit", "Enter where the visit was", "Say whether the child was seen alone"):
        assert sentence in missing
    unreal = dilys.send(address, VISIT | {"visited_on-day": "31", "visited_on-month": "2", "visited_on-year": "2026"})
    assert "must be a real date" in words(unreal)
    assert everything() == before
    confirmed = VISIT | on(date(2026, 2, 27), "visited_on") | {"confirm": "visit on the day of a review"}
    assert dilys.send(address, confirmed).status_code == 303
    assert "Confirmed when it was recorded: visit on the day of a review" in words(
        dilys.get(f"/visits/{Visit.get().id}")
    )


def test_every_part_of_the_note_is_written_or_says_why_not(wren, northmere, sqlite_seat):
    visit = Visit.record(
        northmere.person("Dilys Ashgrove"),
        wren,
        date(2026, 2, 27),
        "School",
        False,
        in_own_home=False,
        confirmed=["first visit away from home"],
    )
    dilys, address = sqlite_seat("Dilys Ashgrove"), f"/visits/{visit.id}/note"
    empty = dilys.send(address, note(visit) | {"part_2": "\u200b"})
    assert empty.status_code == 422 and "The child’s views: enter it, or why there is nothing to say" in words(empty)
    assert "Said under 1." in empty.text
    early = dilys.send(address, note(visit, **on(date(2026, 2, 26), "written_on")))
    assert early.status_code == 422 and "The note cannot be written before the visit" in words(early)
    opened = dilys.form(address)
    assert dilys.send(address, note(visit), opened).status_code == 303
    assert dilys.send(address, note(visit), opened).status_code == 303
    assert visit.notes.count() == 1


def test_contacts_and_midway_checks_stand_on_the_footprint(wren, sqlite_seat):
    dilys, address = sqlite_seat("Dilys Ashgrove"), f"/children/{wren.id}/contacts/new"
    said = {"kind": "midway check", "with_whom": "Roz Amadi", "how": "By phone", "words": "The plan is on its way."}
    assert dilys.send(address, said | on(date(2026, 2, 27))).status_code == 303
    strip = dilys.get(f"/children/{wren.id}").text.split('class="fp-strip"')[1].split("</ol>")[0]
    assert "Midway check" in strip and "Fri 27 Feb" in strip
    refused = dilys.send(address, {"kind": "tea", "with_whom": "", "words": ""} | on(date(2026, 3, 9)))
    assert refused.status_code == 422 and "Enter with whom" in words(refused)
    ahead = dilys.send(address, said | on(date(2026, 3, 9)))
    assert ahead.status_code == 422 and "must be today or in the past" in words(ahead)


def test_who_records_a_visit_and_who_reads_it_by_direct_request(wren, northmere, sqlite_seat):
    visit = Visit.record(northmere.person("Dilys Ashgrove"), wren, date(2026, 2, 27), "The foster home", True)
    records = {"Dilys Ashgrove", "Wren Halloran", "Silas Rowan", "Odile Pryce"}
    reads = records | {"Roz Amadi", "Hal Okafor", "Sunniva Hart", "Maud Castellan"}
    # Officers, managers and social workers of other children: found or not, they are told the same.
    of_others = {"Marcus Fenwick", "Jory Penn", "Tamsin Quill", "Petra Lindqvist", "Idris Marlowe", "Bram Ellery"}
    for name in northmere.people:
        seat = sqlite_seat(name)
        expected = 200 if name in reads else 404 if name in of_others else 403
        assert seat.get(f"/visits/{visit.id}").status_code == expected, name
        before = everything()
        expected = 200 if name in records else 404 if name == "Marcus Fenwick" else 403
        for address in (
            f"/children/{wren.id}/visits/new",
            f"/children/{wren.id}/contacts/new",
            f"/visits/{visit.id}/note",
        ):
            assert seat.get(address).status_code == expected, (name, address)
        if name not in records:
            refused = seat.send(f"/visits/{visit.id}/note", note(visit), seat.form("/account"))
            assert refused.status_code in (400, 403, 404) and everything() == before, name
    assert "Write the note" not in words(sqlite_seat("Hal Okafor").get(f"/visits/{visit.id}"))


def test_a_restricted_childs_visit_is_not_found_by_anybody_else(wren, northmere, sqlite_seat):
    visit = Visit.record(northmere.person("Dilys Ashgrove"), wren, date(2026, 2, 27), "The foster home", True)
    odile = northmere.person("Odile Pryce")
    restriction = Restriction.create(child=wren, reason="Known to the team", review_by=date(2026, 9, 1), set_by=odile)
    RestrictionName.create(restriction=restriction, person=northmere.person("Dilys Ashgrove"))
    assert sqlite_seat("Dilys Ashgrove").get(f"/visits/{visit.id}").status_code == 200
    for name in ("Hal Okafor", "Odile Pryce"):
        assert sqlite_seat(name).get(f"/visits/{visit.id}").status_code == 404
        assert "Wren Tarn" not in sqlite_seat(name).get("/my-children").text


def test_a_substitute_officer_visits_and_is_led_to_her_own_children(wren, northmere, sqlite_seat):
    marcus = northmere.person("Marcus Fenwick")
    wren.next_review.name_substitute(northmere.person("Odile Pryce"), marcus, "Dilys Ashgrove is ill.")
    seat = sqlite_seat("Marcus Fenwick")
    assert "Wren Tarn" in seat.get("/my-children").text
    sent = seat.send(f"/children/{wren.id}/visits/new", VISIT | on(date(2026, 2, 27), "visited_on"))
    assert sent.status_code == 303 and 'href="/my-children"' in seat.get(sent.location).text


def test_without_a_reviews_procedure_no_visit_is_counted(northmere, sqlite_seat):
    child = northmere.children["Kestrel Moss"]
    answer = sqlite_seat("Dilys Ashgrove").send(
        f"/children/{child.id}/visits/new", VISIT | on(date(2026, 2, 27), "visited_on")
    )
    assert answer.status_code == 422 and "No reviews procedure is in force" in words(answer)


def test_the_note_waits_until_it_is_written_and_the_worker_says_when_it_is_late(wren, northmere, clock, sqlite_seat):
    Visit.record(northmere.person("Dilys Ashgrove"), wren, date(2026, 2, 27), "The foster home", True)
    pass_by(clock, 2026, 3, 9, 9)
    page = words(sqlite_seat("Dilys Ashgrove").get("/my-children"))
    assert "Note of the visit (Dilys Ashgrove): OVERDUE by 1 working day, was due Fri 6 Mar" in page
    assert at(2026, 3, 9, 9) == now()
