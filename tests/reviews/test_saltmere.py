"""Another council's reviews are another file: no code knows that its numbers differ."""

from datetime import date

from rules.calendar import Calendar
from rules.london import london_date
from rules.reviews import Held, after, before, codes_for, prompts, questions, visit_problems, visited
from tests.reviews.files import BORN, due_next, named, told

SALTMERE = "saltmere-reviews"
CALENDAR = Calendar()


def due_here(*facts, held=(), **more):
    return due_next(told(*facts, held=held), SALTMERE, **more)


def test_its_own_rhythm_is_weighed_against_the_law():
    first = due_here(("came into care", "2026-01-12"))
    second = due_here(("came into care", "2026-01-12"), held=("2026-02-02",))
    fourth = due_here(("came into care", "2026-01-12"), held=("2026-02-02", "2026-04-20", "2026-07-06"))

    assert (first.day, second.day, fourth.day) == (date(2026, 2, 2), date(2026, 4, 27), date(2026, 12, 6))
    assert [rule.rule.key for rule in first.rules] == ["saltmere", "law-in-care"]
    assert first.rules[1].day == date(2026, 2, 9)


def test_a_change_of_carer_resets_nothing_and_says_why():
    still = due_here(("came into care", "2026-01-12"), held=("2026-02-02",))
    moved = due_here(("came into care", "2026-01-12"), ("moved", "2026-02-16"), held=("2026-02-02",))

    assert moved.day == still.day and moved.rules == still.rules
    assert [(each.fact.kind, each.why) for each in moved.unmoved] == [
        ("moved", "Saltmere’s rhythm runs on when a young person moves.")
    ]
    assert due_next(told(("came into care", "2026-01-12"), ("moved", "2026-02-16"), held=("2026-02-02",))).day == date(
        2026, 3, 16
    )


def test_but_it_asks_whether_a_review_is_needed_sooner():
    timeline = told(("came into care", "2026-01-12"), ("moved", "2026-02-16"))

    assert [asked.rule.key for asked in questions(timeline, named(SALTMERE))] == ["sooner"]


def test_a_protection_plan_restarts_what_it_restarts_nowhere_else():
    facts = (("came into care", "2026-01-12"), ("CP plan began", "2026-02-16"))

    assert due_here(*facts, held=("2026-02-02",)).day == date(2026, 3, 30)
    assert due_next(told(*facts, held=("2026-02-02",))).day == date(2026, 5, 2)


def test_the_last_meeting_of_a_series_counts():
    series = Held(date(2026, 2, 2), until=date(2026, 2, 13))

    assert due_here(("came into care", "2026-01-12"), held=(series,)).day == date(2026, 5, 8)
    adjourned = Held(date(2026, 1, 19), complete=False)
    found = due_here(("came into care", "2026-01-12"), held=(adjourned,))
    assert [(rule.rule.key, rule.day) for rule in found.rules] == [
        ("adjournment", date(2026, 2, 2)),
        ("saltmere", date(2026, 2, 2)),
        ("law-in-care", date(2026, 2, 9)),
    ]


def test_papers_seven_working_days_and_no_consultation_at_all():
    owed = {
        each.rule.key: each.day for each in before(date(2026, 4, 27), 2, named(SALTMERE), CALENDAR, date(2026, 2, 2))
    }

    assert owed == {"papers": date(2026, 4, 16), "invite": date(2026, 4, 2), "tea": date(2026, 4, 27)}
    first = before(date(2026, 2, 2), 1, named(SALTMERE), CALENDAR, date(2026, 1, 12))
    assert {each.rule.key: each.day for each in first}["invite"] == date(2026, 1, 26)


def test_the_record_twenty_working_days_and_silence_is_a_breach():
    owed = {each.rule.key: each for each in after(date(2026, 4, 27), named(SALTMERE), CALENDAR, date(2026, 4, 29))}

    assert (owed["record"].day, london_date(owed["record"].aim.at)) == (date(2026, 5, 27), date(2026, 5, 12))
    assert (owed["answer"].day, owed["answer"].rule.at_end) == (date(2026, 5, 6), "breach")
    assert (owed["copies"].day, owed["copies"].waits_for) == (None, "record completed")
    recorded = after(date(2026, 4, 27), named(SALTMERE), CALENDAR, recorded_on=date(2026, 5, 20))
    assert {each.rule.key: each.day for each in recorded}["copies"] == date(2026, 5, 28)


def test_a_visit_has_a_limit_and_no_aim_and_may_be_on_the_day():
    note, timeline = visited(date(2026, 4, 2), named(SALTMERE), CALENDAR), told(held=("2026-04-02",))

    assert (note.day, note.aim) == (date(2026, 4, 9), None)
    assert visit_problems(date(2026, 4, 2), timeline, date(2026, 6, 1), named(SALTMERE).visits.own_day) == ()


def test_its_prompts_are_its_own():
    timeline = told(("came into care", "2026-01-12"), held=("2026-02-02",))
    found = {prompt.rule.key: prompt for prompt in prompts(timeline, named(SALTMERE), CALENDAR, date(2026, 2, 2))}

    assert set(found) == {"plan-a", "face-to-face", "future"}
    assert found["plan-a"].on_next  # of the first review, and not answered yet
    assert (found["face-to-face"].day, found["face-to-face"].review) == (date(2026, 11, 2), 3)
    assert found["future"].day == date(2027, 5, 17)


def test_its_codes_are_its_own():
    assert [each.code for each in codes_for(BORN, date(2015, 5, 17), named(SALTMERE))] == ["A", "B", "C"]
    assert [each.code for each in codes_for(BORN, date(2015, 5, 18), named(SALTMERE))] == ["B", "C"]
