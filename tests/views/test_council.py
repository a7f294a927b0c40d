"""The council's own: what it is called, closure days seen before they count, the procedures it works by."""

from datetime import date

import pytest

from models import ClosureDay, CouncilSetting, Deadline, Escalation
from tests.views.records import changes, everything, london, raised, token_of, words

ALLOWED = {"Gil Sandoval", "Odile Pryce"}
WEDNESDAY = {"day-day": "4", "day-month": "3", "day-year": "2026", "why": "The council moves house"}
DAYS = "/council/closure-days"


@pytest.fixture
def card(northmere):
    return raised(northmere, child="Kestrel Moss")


def answer_due(card):
    """When the answer that is owed is due."""
    limit = (Deadline.kind == "limit", Deadline.stops == "answered", Deadline.running())
    return card.deadlines.where(*limit).get().due


def test_only_an_administrator_and_the_qa_head_of_service_set_the_council_up(sqlite_seat, northmere):
    ClosureDay.create(day=date(2026, 3, 5), why="Flood")
    before = everything()
    sent = {"/council/details": {"name": "Elsewhere"}, DAYS: WEDNESDAY | {"sure": "yes"}, f"{DAYS}/1/taking-back": {}}
    for name in set(northmere.people) - ALLOWED:
        seat = sqlite_seat(name)
        token = {"csrf_token": token_of(seat.get("/nothing/here"))}
        assert seat.get("/council").status_code == 403, name
        assert "Council</a>" not in seat.get("/").text
        for place, (address, fields) in enumerate(sent.items()):
            key = {"key": f"direct-{seat.person.id}-{place}", "version": "0"}
            assert seat.client.post(address, data=token | key | fields).status_code == 403, (name, address)
    assert changes(before, everything()) == []
    for name in ALLOWED:
        assert ">Council</a>" in sqlite_seat(name).get("/council").text


def test_its_name_stands_on_every_page_from_then_on_and_what_stood_before_is_kept(sqlite_seat, northmere):
    gil, details = sqlite_seat("Gil Sandoval"), {"record_system": "Mosaic", "out_of_hours": "", "calendar_division": ""}
    assert "Northmere Council" in words(gil.get("/council"))
    opened = gil.form("/council/details")
    assert gil.send("/council/details", details | {"name": "Northmere City Council"}).status_code == 303
    assert "run by Northmere City Council" in words(sqlite_seat("Hal Okafor").get("/waiting"))
    assert "run by Northmere City Council" in words(sqlite_seat.app.test_client().get("/sign-in"))
    late = gil.send("/council/details", details | {"name": "Too late"}, opened)
    assert late.status_code == 409 and "Somebody else changed this" in words(late)
    assert gil.send("/council/details", details | {"name": ""}).status_code == 303
    page = words(gil.get("/council"))
    assert "Gil Sandoval set “The council’s name” to Northmere City Council" in page and "to nothing" in page
    assert [row.value for row in CouncilSetting.past().where(CouncilSetting.name == "name")] == [
        "",
        "Northmere City Council",
    ]
    for wrong in ({"name": "x" * 201}, {"name": "x\0y"}, {"calendar_division": "mars"}):
        assert gil.send("/council/details", details | {"name": "N"} | wrong).status_code == 422
    assert gil.send("/council/details", {"name": "N", "data_folder": "elsewhere"}).status_code == 400


def test_what_a_procedure_leaves_open_is_filled_from_the_council_and_no_more(northmere, card):
    gil = northmere.person("Gil Sandoval")
    CouncilSetting.change(gil, 0, out_of_hours="the duty team on 01632 960 001", record_system="Liquidlogic")
    again = Escalation.get_by_id(card.id)
    assert again.out_of_hours == (card.procedure.out_of_hours or "the duty team on 01632 960 001")
    assert again.record_system == (card.procedure.record_system or "Liquidlogic")
    assert Escalation(procedure_version=card.procedure_version).record_system == again.record_system


def test_which_dates_change_is_seen_before_the_day_is_added(sqlite_seat, northmere, card):
    odile, due, before = sqlite_seat("Odile Pryce"), answer_due(card), everything()
    seen = odile.send(DAYS, WEDNESDAY)
    page = words(seen)
    assert seen.status_code == 200 and "Close the council on 4 March 2026" in page
    assert "These dates change once you confirm." in page and card.reference in page
    assert everything() == before and answer_due(card) == due
    confirmed = seen.text.rsplit("<form", 1)[-1]
    assert 'name="sure" value="yes"' in confirmed
    done = odile.send(DAYS, WEDNESDAY | {"sure": "yes"})
    assert done.status_code == 303 and answer_due(card) > due
    page = words(odile.get("/council"))
    assert "The council is closed on 4 March 2026." in page and "dates have changed." in page
    assert "Wed 4 Mar 2026: The council moves house" in page
    history = words(sqlite_seat("Dilys Ashgrove").get(f"/escalations/{card.number}"))
    assert "The calendar of working days changed" in history


def test_what_was_foreseen_is_what_comes(northmere, card):
    closures = {date(2026, 3, 4): "The council moves house"}
    foreseen = {deadline.id: at for deadline, at in Deadline.would_change(closures)}
    changed = ClosureDay.add(northmere.person("Odile Pryce"), date(2026, 3, 4), closures[date(2026, 3, 4)])
    assert foreseen and {before.id: after.due for before, after in changed} == foreseen
    [row] = ClosureDay.select()
    back = {deadline.id: at for deadline, at in Deadline.would_change({})}
    returned = row.take_back(northmere.person("Gil Sandoval"))
    assert {before.id: after.due for before, after in returned} == back
    assert ClosureDay.select().where(ClosureDay.withdrawn_at.is_null()).count() == 0


def test_an_administrator_who_sees_no_card_reads_how_many_dates_change(sqlite_seat, card):
    page = words(sqlite_seat("Gil Sandoval").send(DAYS, WEDNESDAY))
    assert card.reference not in page and "on cards that you do not see" in page


def test_a_day_is_taken_back_only_before_it_comes(sqlite_seat, northmere, card, clock):
    gil, due = sqlite_seat("Gil Sandoval"), answer_due(card)
    assert gil.send(DAYS, WEDNESDAY | {"sure": "yes"}).status_code == 303
    back = f"{DAYS}/{ClosureDay.get().id}/taking-back"
    assert "Take back 4 March 2026" in words(gil.get(back))
    clock.move_to(london(2026, 3, 4, 9, 0))
    gil = sqlite_seat("Gil Sandoval")
    late = gil.send(back)
    assert late.status_code == 409 and "This day has come, so it stays" in words(late)
    clock.move_to(london(2026, 3, 3, 9, 0))
    gil = sqlite_seat("Gil Sandoval")
    opened = gil.form(back)
    assert gil.send(back, opened=opened).status_code == gil.send(back, opened=opened).status_code == 303
    assert answer_due(card) == due
    assert gil.send(back).status_code == 409 and gil.get(f"{DAYS}/999/taking-back").status_code == 404


def test_days_that_change_nothing_and_days_that_are_none_are_refused(sqlite_seat, northmere):
    gil, before = sqlite_seat("Gil Sandoval"), everything()
    for day, said in (
        (("1", "3", "2026"), "today or later"),
        (("7", "3", "2026"), "Nobody works on that day anyway: Saturday"),
        (("3", "4", "2026"), "Nobody works on that day anyway: Good Friday"),
        (("31", "2", "2026"), "must be a real date"),
        (("", "", ""), "Enter the day"),
    ):
        parts = dict(zip(("day-day", "day-month", "day-year"), day, strict=True))
        for sure in ("", "yes"):
            answer = gil.send(DAYS, {"why": "Closed", "sure": sure} | parts)
            assert answer.status_code == 422 and said in words(answer), day
    assert gil.send(DAYS, WEDNESDAY | {"why": " "}).status_code == 422
    assert everything() == before


def test_the_procedures_in_force_stand_there_with_their_notes(sqlite_seat, northmere):
    page = words(sqlite_seat("Gil Sandoval").get("/council"))
    procedure = northmere.version.procedure
    assert procedure.title in page and procedure.version in page
    assert all(" ".join(note.split()) in page for note in procedure.notes)
    assert "Notes for the administrator" in page
