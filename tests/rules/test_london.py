from datetime import UTC, date, datetime, timedelta

import pytest

from rules.london import end_of_day, in_london, is_late, london_date, read, read_instant


def test_the_day_in_london_runs_ahead_of_utc_in_summer_only():
    assert london_date(datetime(2026, 6, 8, 23, 30, tzinfo=UTC)) == date(2026, 6, 9)
    assert london_date(datetime(2026, 12, 8, 23, 30, tzinfo=UTC)) == date(2026, 12, 8)


def test_the_end_of_a_day_is_its_last_second_in_london():
    assert end_of_day(date(2026, 6, 8)).isoformat() == "2026-06-08T23:59:59+01:00"
    assert end_of_day(date(2026, 10, 25)).isoformat() == "2026-10-25T23:59:59+00:00"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-04-02T16:55", "2026-04-02T16:55:00+01:00"),
        ("2026-12-02 16:55", "2026-12-02T16:55:00+00:00"),
        ("2026-04-02T16:55Z", "2026-04-02T17:55:00+01:00"),
        ("2026-10-25T01:30", "2026-10-25T01:30:00+01:00"),
        ("2026-10-25T01:30+00:00", "2026-10-25T01:30:00+00:00"),
        ("2026-03-29T01:30", "2026-03-29T02:30:00+01:00"),
    ],
)
def test_reads_a_time_as_london_unless_it_says_otherwise(text, instant):
    assert read(text).isoformat() == instant


def test_reads_a_date_as_a_date():
    assert read("2026-04-02") == date(2026, 4, 2)
    assert not isinstance(read("2026-04-02"), datetime)


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-30"])
def test_what_is_no_date_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=f"“{text}” is not a date. Write it like 2026-04-02"):
        read(text)


@pytest.mark.parametrize("text", ["2026-04-02T25:00", "02/04/2026 at nine"])
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=f"“{text}” is not a time. Write it like 2026-04-02T16:55"):
        read(text)


@pytest.mark.parametrize("ask", [in_london, london_date])
def test_a_time_without_a_zone_is_refused(ask):
    with pytest.raises(ValueError, match="does not say which time zone"):
        ask(datetime(2026, 6, 8, 9))


def test_late_from_the_next_second():
    due_at = end_of_day(date(2026, 6, 8))

    assert not is_late(due_at, due_at)
    assert not is_late(due_at, due_at + timedelta(milliseconds=999))
    assert is_late(due_at, due_at + timedelta(seconds=1))


def test_late_is_told_apart_within_the_hour_that_october_repeats():
    first_pass, second_pass = read_instant("2026-10-25T01:50+01:00"), read_instant("2026-10-25T01:10+00:00")

    assert is_late(first_pass, second_pass)
    assert not is_late(second_pass, first_pass)
