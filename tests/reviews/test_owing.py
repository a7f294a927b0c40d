"""Counted back from the meeting, forward from it, and forward from a visit."""

import json
from datetime import date
from pathlib import Path

import pytest

from rules.calendar import Calendar
from rules.london import london_date, read
from rules.reviews import after, before, load, papers, visited
from tests.reviews.files import named, small

VECTORS = json.loads((Path("tests/rules") / "clock_vectors.json").read_text())["vectors"]
BACK = [vector for vector in VECTORS if vector["group"] == "backwards"]
BLACKPOOL, CALENDAR, LONG_AGO = named("blackpool-reviews"), Calendar(), date(2020, 1, 1)


def by_key(found):
    return {each.rule.key: each for each in found}


def owed_before(meeting, ordinal=2, known=LONG_AGO):
    return by_key(before(date.fromisoformat(meeting), ordinal, BLACKPOOL, CALENDAR, known))


@pytest.mark.parametrize("vector", BACK, ids=lambda vector: vector["id"])
def test_any_limit_counted_back_is_when_worked_by_hand(vector):
    procedure = load(small(("5 working days before", vector["within"])).encode())
    (owed,) = before(date.fromisoformat(vector["from"]), 2, procedure, CALENDAR, LONG_AGO)

    assert owed.due.at == read(vector["due"])


class TestBefore:
    def test_each_has_its_owner(self):  # req 2.22-2.24, 2.40, 2.46, 2.60
        owners = {key: BLACKPOOL.roles[each.rule.owed_by].acts_as for key, each in owed_before("2026-06-16").items()}

        assert (owners["consultation"], owners["papers"]) == ("SW", "SW")
        assert (owners["invitations"], owners["preparation"], owners["visit"], owners["letter"]) == (
            "BS",
            "IRO",
            "IRO",
            "IRO",
        )

    def test_papers_are_due_sooner_before_a_first_review(self):  # req 2.46
        assert owed_before("2026-06-16", 1)["papers"].day == date(2026, 6, 11)
        assert owed_before("2026-06-16", 2)["papers"].day == date(2026, 6, 9)

    def test_preparation_counts_every_day(self):  # req 2.24, O5
        assert owed_before("2026-06-16")["preparation"].day == date(2026, 6, 13)

    def test_what_falls_on_the_day_it_became_known_or_before_is_to_be_started_now(self):  # O14
        for known, now in ((date(2026, 5, 19), True), (date(2026, 5, 18), True), (date(2026, 5, 17), False)):
            owed = owed_before("2026-06-16", 1, known)["consultation"]
            assert (owed.day, owed.start_now) == (date(2026, 5, 18), now)

    def test_what_has_no_limit_has_no_day(self):
        letter = owed_before("2026-06-16")["letter"]

        assert (letter.due, letter.day, letter.start_now) == (None, None, False)


class TestPapers:
    def test_the_earlier_of_sending_and_reading_counts(self):  # O5, O15
        first = by_key(papers(date(2026, 6, 17), 1, BLACKPOOL, CALENDAR, LONG_AGO))

        assert london_date(first["care-plan"].due.at) == date(2026, 6, 12)  # 3 working days, before 3 days
        assert [london_date(part.at) for part in first["care-plan"].due.parts] == [date(2026, 6, 12), date(2026, 6, 14)]
        assert london_date(first["file"].due.at) == date(2026, 6, 14)

    def test_they_too_are_to_be_started_now_where_that_day_is_gone(self):
        for known, now in ((date(2026, 6, 12), True), (date(2026, 6, 11), False)):
            found = by_key(papers(date(2026, 6, 17), 1, BLACKPOOL, CALENDAR, known))
            assert (found["care-plan"].start_now, found["file"].start_now) == (now, False)

    def test_only_the_report_and_the_plan_are_late_as_a_breach(self):  # O15
        late = {each.key for each in BLACKPOOL.documents if each.due_with and each.late == "breach"}

        assert late == {"social-worker-report", "care-plan"}

    def test_seven_are_read(self):  # req 2.25
        assert len([each for each in BLACKPOOL.documents if each.read]) == 8  # and the plan itself

    def test_plans_that_are_only_considered_have_no_day(self):
        found = by_key(papers(date(2026, 6, 17), 1, BLACKPOOL, CALENDAR, LONG_AGO))

        assert found["placement-plan"].due is None and not found["placement-plan"].start_now


class TestAfter:
    def test_the_managers_answer_waits_until_the_decisions_are_received(self):  # req 2.90, O17
        waiting = by_key(after(date(2026, 6, 19), BLACKPOOL, CALENDAR))["reply"]
        received = by_key(after(date(2026, 6, 19), BLACKPOOL, CALENDAR, date(2026, 6, 25)))["reply"]

        assert (waiting.day, waiting.waits_for) == (None, "decisions received")
        assert (received.day, received.due.start) == (date(2026, 7, 2), date(2026, 6, 25))

    def test_silence_agrees_there_and_nowhere_else(self):  # req 2.91, O32
        assert [rule.key for rule in BLACKPOOL.after if rule.at_end == "agreed"] == ["reply"]

    def test_each_has_its_owner_and_its_day(self):  # req 2.50, 2.84-2.87
        found = by_key(after(date(2026, 6, 19), BLACKPOOL, CALENDAR))
        days = {key: (each.day, each.rule.owed_by) for key, each in found.items() if each.day}

        assert days == {
            "decisions": (date(2026, 6, 26), "iro"),
            "care-plan": (date(2026, 7, 3), "social-worker"),
            "record": (date(2026, 7, 10), "iro"),
            "copies": (date(2026, 7, 17), "sqr"),
        }

    def test_what_completion_means_is_a_setting(self):  # req 2.87, O16
        text = small(('starts = "review held"', 'starts = "record completed"'))
        (waiting,) = after(date(2026, 6, 19), load(text.encode()), CALENDAR)
        (counted,) = after(date(2026, 6, 19), load(text.encode()), CALENDAR, recorded_on=date(2026, 7, 1))

        assert (waiting.day, waiting.waits_for, counted.day) == (None, "record completed", date(2026, 7, 8))


def test_the_note_of_a_visit_has_an_aim_and_a_limit():  # req 2.67
    owed = visited(date(2026, 6, 18), BLACKPOOL, CALENDAR)

    assert (london_date(owed.aim.at), owed.day) == (date(2026, 6, 22), date(2026, 6, 25))
    assert (owed.rule.heading, BLACKPOOL.record_system) == ("IRO visit", "Mosaic")


def test_a_council_that_says_nothing_of_visits_is_owed_no_note():
    assert visited(date(2026, 6, 18), load(small().encode()), CALENDAR) is None
