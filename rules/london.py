"""Time as a council in England lives it: instants are kept in UTC, days are counted in Europe/London.

Two times that are both in `LONDON` are compared by their clock faces, so in the hour that October repeats they
compare wrongly. Compare in UTC, or ask `is_late`.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def in_london(instant: datetime) -> datetime:
    """The same instant on a London clock. Raises ValueError for a time that does not say its zone."""
    if instant.tzinfo is None:
        raise ValueError(f"The time {instant.isoformat()} does not say which time zone it is in.")
    return instant.astimezone(UTC).astimezone(LONDON)


def london_date(instant: datetime) -> date:
    """The calendar date in London at that instant. Raises ValueError for a time without a zone."""
    return in_london(instant).date()


def end_of_day(day: date) -> datetime:
    """23:59:59 in London: the last instant of a day that is still on time."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=LONDON)


def start_of_day(day: date) -> datetime:
    """Midnight in London, with which a day begins."""
    return datetime.combine(day, time(), tzinfo=LONDON)


def is_late(due_at: datetime, instant: datetime) -> bool:
    """Whether something done at the instant was late: from the next second after it was due, not within that second."""
    return instant.astimezone(UTC) - due_at.astimezone(UTC) >= timedelta(seconds=1)


def read(text: str) -> datetime | date:
    """A date, or an instant as `read_instant` has it, from ISO 8601 text. Raises ValueError in plain words."""
    if len(text) > len("2026-04-02"):
        return read_instant(text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}” is not a date. Write it like 2026-04-02.") from error


def read_instant(text: str) -> datetime:
    """An instant on a London clock from ISO 8601 text. A time without an offset is a London time, the first of the
    two where October repeats the hour. Raises ValueError in plain words."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}” is not a time. Write it like 2026-04-02T16:55.") from error
    return in_london(instant if instant.tzinfo else instant.replace(tzinfo=LONDON))
