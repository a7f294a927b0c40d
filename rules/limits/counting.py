"""From a start and a limit to the last instant on time.

The day of the event is never counted, months end on the corresponding date or the last of a shorter month
(Dodds v Walker), and nothing rolls forward to the next working day.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from rules.bank_holidays import CalendarError
from rules.calendar import Calendar
from rules.limits.language import Limit, LimitError
from rules.limits.ledger import Due, Skipped
from rules.london import end_of_day, in_london, london_date

LIKELY_YEARS = range(1900, 2081)


def due(limits: str | Sequence[str], start: datetime | date, calendar: Calendar) -> Due:
    """The last instant on time under the limit, or under the earliest of several, with every part's working.

    Raises LimitError: a limit that cannot be read, hours from a bare date, a start without a time zone or in a year
    that cannot be meant, a calendar without working days.
    """
    listed = [limits] if isinstance(limits, str) else limits
    return earliest([_due(Limit.parse(words), start, calendar) for words in listed], calendar)


def earliest(answers: Sequence[Due], calendar: Calendar) -> Due:
    """The earliest of several answers, the first of those that are alike, with all of them as its parts.

    Raises LimitError where there is none.
    """
    parts = tuple(answers)
    if not parts:
        raise LimitError("There is no limit to count.")
    first = min(parts, key=lambda part: part.at.astimezone(UTC))
    return first if len(parts) == 1 else _ruled_by(first, parts, calendar)


def _due(limit: Limit, start: datetime | date, calendar: Calendar) -> Due:
    start = _likely(start)
    if limit.in_hours:
        return _by_the_clock(limit, start, calendar)
    if limit.unit == "working day":
        return _by_working_days(limit, start, calendar)
    return _by_dates(limit, start, calendar)


def _likely(start: datetime | date) -> datetime | date:
    if start.year not in LIKELY_YEARS:
        raise LimitError(f"The year of {start.isoformat()} cannot be right. Check the date.")
    try:
        return in_london(start) if isinstance(start, datetime) else start
    except ValueError as error:
        raise LimitError(str(error)) from error


def _by_the_clock(limit: Limit, start: datetime | date, calendar: Calendar) -> Due:
    if not isinstance(start, datetime):
        raise LimitError(f"“{limit.words}” needs a time to start from, and only the date {start} is known.")
    span = timedelta(**{f"{limit.unit}s": limit.number})
    at = in_london(start.astimezone(UTC) + (-span if limit.before else span))
    return Due(at, limit.words, start, (), (), False, calendar.version)


def _by_dates(limit: Limit, start: datetime | date, calendar: Calendar) -> Due:
    day = _day(start)
    last = _corresponding(day, limit)
    return Due(end_of_day(last), limit.words, start, _every_day(day, last), (), False, calendar.version)


def _by_working_days(limit: Limit, start: datetime | date, calendar: Calendar) -> Due:
    try:
        counted, skipped = _working_days(limit, _day(start), calendar)
    except CalendarError as error:
        raise LimitError(str(error)) from error
    needed = (*counted, *(off.date for off in skipped))
    provisional = any(map(calendar.is_provisional, needed))
    return Due(end_of_day(counted[-1]), limit.words, start, counted, skipped, provisional, calendar.version)


def _working_days(limit: Limit, day: date, calendar: Calendar) -> tuple[tuple[date, ...], tuple[Skipped, ...]]:
    counted, skipped = [], []
    days = calendar.days_before(day) if limit.before else calendar.days_after(day)
    while len(counted) < limit.number:
        day = next(days)
        why = calendar.why_off(day)
        if why is None:
            counted.append(day)
        else:
            skipped.append(Skipped(day, why))
    return tuple(counted), tuple(skipped)


def _corresponding(day: date, limit: Limit) -> date:
    number = -limit.number if limit.before else limit.number
    if limit.unit == "month":
        years, month = divmod(day.month - 1 + number, 12)
        year = day.year + years
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return day + timedelta(weeks=number) if limit.unit == "week" else day + timedelta(days=number)


def _every_day(start: date, end: date) -> tuple[date, ...]:
    step = 1 if end >= start else -1
    return tuple(start + timedelta(days=step * n) for n in range(1, abs((end - start).days) + 1))


def _day(start: datetime | date) -> date:
    return london_date(start) if isinstance(start, datetime) else start


def _ruled_by(earliest: Due, parts: tuple[Due, ...], calendar: Calendar) -> Due:
    """A later part that rests on expected holidays can still overtake one that ends outside the published years."""
    overtaken = calendar.is_provisional(london_date(earliest.at)) and any(part.provisional for part in parts)
    return replace(earliest, provisional=earliest.provisional or overtaken, several=parts)
