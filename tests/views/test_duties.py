"""Who was told of what and when, or why not yet: dated, signed, and on the card (req 1.7, req 1.8)."""

from dataclasses import replace
from datetime import date

import pytest

from models import Event, Informing
from models.errors import Incomplete, Moved, NotYours
from tests.models.test_the_main_story import london, raised
from tests.views.reading import text_of

ADDRESS = "/escalations/1/duties"
ADVOCATE = "Child told that an advocate can help"
COMPLAINT = "Child advised of the right to complain"
TODAY = {"done_on-day": "2", "done_on-month": "3", "done_on-year": "2026"}


def read(seat, path):
    return text_of(seat.get(path).get_data(as_text=True))


def test_early_resolution_asks_for_none_and_the_first_formal_stage_asks_for_six(council):
    card, officer = raised(council, stage="early", urgency=None), council.person("Dilys Ashgrove")
    assert card.duties() == []
    card.progress(officer, "stage-1", "no answer", "", urgency="green")
    assert [duty.key for duty in card.open_duties()] == [
        "representations-child", "representations-parents", "representations-carers", "representations-others",
        "complaint", "advocate",
    ]  # fmt: skip


def test_a_duty_is_done_on_a_day_by_somebody_and_stays_done_at_the_next_stage(council, clock, seat):
    card, officers = raised(council), seat("Dilys Ashgrove")
    answer = officers.send(ADDRESS, {"duties": ["complaint", "advocate"]} | TODAY)
    assert answer.status_code == 303 and answer.location == "/escalations/1"
    assert f"{ADVOCATE}: done Mon 2 Mar, recorded by Dilys Ashgrove Mon 2 Mar 10:00" in read(officers, "/escalations/1")
    assert f"Dilys Ashgrove recorded as done on Mon 2 Mar: {COMPLAINT}; {ADVOCATE}." in read(officers, "/escalations/1")
    clock.move_to(london(2026, 3, 9, 9))
    card.progress(officers.person, "stage-2", "no answer", "", urgency="green")
    assert {"complaint", "advocate"}.isdisjoint(duty.key for duty in card.open_duties())
    assert len(card.open_duties()) == 4


def test_what_is_not_done_yet_says_why_and_is_done_later(council, clock, seat):
    card, officers = raised(council), seat("Dilys Ashgrove")
    assert officers.send(ADDRESS, {"duties": "advocate", "why_not": "She is away until Friday."}).status_code == 303
    assert f"{ADVOCATE}: not yet, because: She is away until Friday. (Dilys Ashgrove, Mon 2 Mar 10:00)" in read(
        officers, ADDRESS
    )
    clock.move_to(london(2026, 3, 6, 15))
    card.inform(council.person("Roz Amadi"), ["advocate"], date(2026, 3, 6))
    assert f"{ADVOCATE}: done Fri 6 Mar, recorded by Roz Amadi" in read(seat("Dilys Ashgrove"), ADDRESS)
    assert [row.done_on for row in Informing.select().order_by(Informing.id)] == [None, date(2026, 3, 6)]


def test_what_is_asked_at_each_stage_begins_anew_there(council, monkeypatch):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    procedure = card.procedure
    duties = [replace(duty, each_stage=duty.key == "advocate") for duty in procedure.duties]
    monkeypatch.setattr(type(card), "procedure", replace(procedure, duties=tuple(duties)))
    card.inform(officer, ["advocate", "complaint"], date(2026, 3, 2))
    card.progress(officer, "stage-2", "no answer", "", urgency="green")
    keys = [duty.key for duty in card.open_duties()]
    assert "advocate" in keys and "complaint" not in keys


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"duties": "advocate"}, "Enter the day on which it was done, or say why it is not done yet"),
        ({"duties": "advocate", "why_not": "Away."} | TODAY, "Enter the day or the reason, not both"),
        ({"duties": "advocate"} | TODAY | {"done_on-day": "3"}, "The day must be today or in the past"),
        ({"duties": "solicitor"} | TODAY, "Choose what this is about"),
        (TODAY, "Choose what this is about"),
    ],
)
def test_neither_a_day_nor_a_reason_or_a_day_to_come_is_asked_again(council, seat, fields, sentence):
    raised(council)
    answer = seat("Dilys Ashgrove").send(ADDRESS, fields)
    assert answer.status_code == 422 and sentence in text_of(answer.get_data(as_text=True))
    assert Informing.select().count() == 0


def test_the_second_to_tick_is_told_who_was_first(council, seat):
    card, officers = raised(council), seat("Dilys Ashgrove")
    opened = officers.form(ADDRESS)
    card.inform(council.person("Roz Amadi"), ["advocate"], date(2026, 3, 2))
    answer = officers.send(ADDRESS, {"duties": "advocate"} | TODAY, opened)
    assert answer.status_code == 409
    assert f"“{ADVOCATE}” is already recorded as done, by Roz Amadi." in text_of(answer.get_data(as_text=True))
    with pytest.raises(Moved):
        card.inform(officers.person, ["complaint", "advocate"], date(2026, 3, 2))
    with pytest.raises(Incomplete):
        card.inform(officers.person, [], date(2026, 3, 2))
    assert Informing.select().count() == 1


def test_a_manager_who_was_not_written_to_reads_and_cannot_record(council, seat):
    card, others = raised(council), seat("Sunniva Hart")
    page = others.get(ADDRESS).get_data(as_text=True)
    assert f"{ADVOCATE}: open" in text_of(page) and 'name="done_on-day"' not in page
    with pytest.raises(NotYours):
        card.inform(others.person, ["advocate"], date(2026, 3, 2))
    assert seat("Marcus Fenwick").get(ADDRESS).status_code == 404
    assert Event.select().where(Event.kind == "informed").count() == 0
