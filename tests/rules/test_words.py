from datetime import date

import pytest

from rules.calendar import Calendar
from rules.london import read_instant
from rules.words import day_words, left_words, time_words

NOW = read_instant("2026-11-20T09:30")  # a Friday


def test_a_day_names_its_weekday_and_only_another_year():
    assert day_words(date(2026, 11, 25), NOW) == "Wed 25 Nov"
    assert day_words(date(2027, 1, 1), NOW) == "Fri 1 Jan 2027"


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        ("2026-11-22T10:20", "Sun 22 Nov 10:20"),
        ("2026-06-13T16:05Z", "Sat 13 Jun 17:05"),
        ("2027-02-01T09:00", "Mon 1 Feb 2027 09:00"),
        ("2026-10-25T01:30+01:00", "Sun 25 Oct 01:30 BST"),
        ("2026-10-25T01:30+00:00", "Sun 25 Oct 01:30 GMT"),
        ("2026-03-29T00:59", "Sun 29 Mar 00:59 GMT"),
        ("2026-03-29T02:00", "Sun 29 Mar 02:00 BST"),
        ("2026-10-25T12:00", "Sun 25 Oct 12:00"),
        ("2026-10-24T16:00", "Sat 24 Oct 16:00"),
    ],
)
def test_a_time_names_its_zone_only_on_the_nights_when_the_clocks_change(instant, words):
    assert time_words(read_instant(instant), NOW) == words


@pytest.mark.parametrize(
    ("due_at", "words"),
    [
        ("2026-11-20T23:59:59", "due today"),
        ("2026-11-21T23:59:59", "no working days left"),
        ("2026-11-23T23:59:59", "1 working day left"),
        ("2026-11-25T23:59:59", "3 working days left"),
        ("2026-11-19T23:59:59", "overdue by 1 working day"),
        ("2026-11-16T23:59:59", "overdue by 4 working days"),
        ("2026-11-20T09:00:00", "overdue"),
    ],
)
def test_days_left_leave_out_today_and_count_the_due_day(due_at, words):
    assert left_words(read_instant(due_at), NOW, Calendar(), unit_is_hours=False) == words


def test_nothing_is_overdue_by_a_working_day_at_the_weekend():
    saturday = read_instant("2026-11-21T12:00")

    assert left_words(read_instant("2026-11-20T23:59:59"), saturday, Calendar(), unit_is_hours=False) == "overdue"


def test_days_left_leave_out_the_councils_closure():
    closed = Calendar({date(2026, 11, 24): "Staff conference"})

    assert left_words(read_instant("2026-11-25T23:59:59"), NOW, closed, unit_is_hours=False) == "2 working days left"


@pytest.mark.parametrize(
    ("due_at", "words"),
    [
        ("2026-11-20T13:29", "in 3 hours"),
        ("2026-11-20T10:30", "in 1 hour"),
        ("2026-11-20T10:29", "in 59 minutes"),
        ("2026-11-20T09:31", "in 1 minute"),
        ("2026-11-20T09:30:20", "in less than a minute"),
        ("2026-11-22T09:30", "in 48 hours"),
        ("2026-11-23T09:30", "in 3 days"),
        ("2026-11-20T09:30:00", "in less than a minute"),
        ("2026-11-20T09:29:59", "overdue by less than a minute"),
        ("2026-11-20T06:10", "overdue by 3 hours"),
        ("2026-11-10T09:30", "overdue by 10 days"),
    ],
)
def test_hours_left_are_whole_hours_through_nights_and_weekends(due_at, words):
    assert left_words(read_instant(due_at), NOW, Calendar(), unit_is_hours=True) == words


def test_hours_left_are_real_hours_when_the_clocks_go_back():
    before, after = read_instant("2026-10-24T22:00"), read_instant("2026-10-25T03:00")

    assert left_words(after, before, Calendar(), unit_is_hours=True) == "in 6 hours"
