"""How dates, times and the time that is left are said on a screen."""

from datetime import UTC, date, datetime, timedelta

from rules.calendar import Calendar
from rules.london import in_london, is_late, london_date

NIGHT = timedelta(hours=4)  # either side of one o'clock, when the clocks change


def day_words(day: date, now: datetime) -> str:
    """`Wed 25 Nov`, with the year when it is not the present one."""
    year = "" if day.year == london_date(now).year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def time_words(instant: datetime, now: datetime) -> str:
    """`Sun 22 Nov 10:20` in London, with BST or GMT on the two nights when the clocks change."""
    there = in_london(instant)
    zone = f" {there:%Z}" if _clocks_change_around(instant) else ""
    return f"{day_words(there.date(), now)} {there:%H:%M}{zone}"


def left_words(due_at: datetime, now: datetime, calendar: Calendar, unit_is_hours: bool) -> str:
    """`2 working days left`, `due today`, `in 3 hours`, `overdue by 4 working days`.

    Working days leave out today and count the due day. Hours and minutes are whole ones, rounded down, so that
    nobody is promised more time than there is.
    """
    if unit_is_hours:
        return _hours_left(due_at, now)
    days = calendar.working_days_between(london_date(now), london_date(due_at))
    if is_late(due_at, now):
        return f"overdue by {_number(-days, 'working day')}" if days else "overdue"
    if london_date(now) == london_date(due_at):
        return "due today"
    return f"{_number(days, 'working day')} left" if days else "no working days left"


def _hours_left(due_at: datetime, now: datetime) -> str:
    left = due_at.astimezone(UTC) - now.astimezone(UTC)
    if is_late(due_at, now):
        return f"overdue by {elapsed(-left)}"
    return f"in {elapsed(left)}"


def elapsed(span: timedelta) -> str:
    """`6 hours`, `3 days`, `12 minutes`: whole ones, rounded down."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    if hours > 48:
        return _number(hours // 24, "day")
    if hours:
        return _number(hours, "hour")
    return _number(minutes, "minute") if minutes else "less than a minute"


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _clocks_change_around(instant: datetime) -> bool:
    utc = instant.astimezone(UTC)
    return in_london(utc - NIGHT).utcoffset() != in_london(utc + NIGHT).utcoffset()
