"""A counter of its own, from a plain table of holidays: it shares nothing with the product's."""

from datetime import date, timedelta

from tests.rules.published import is_off

LENGTHS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


def listed(limit: str, start: date) -> tuple[list[date], list[date]]:
    """The days counted and the days skipped under the limit, in the order of time."""
    words = limit.split()
    number, step = int(words[0]), timedelta(days=-1 if words[-1] == "before" else 1)
    counted, skipped, day = [], [], start
    if words[1] == "working":
        while len(counted) < number:
            day += step
            (skipped if is_off(day) else counted).append(day)
        return sorted(counted), sorted(skipped)
    length = LENGTHS[words[1]] * number if words[1] in LENGTHS else abs((months_on(start, number) - start).days)
    return sorted(start + n * step for n in range(1, length + 1)), []


def months_on(day: date, number: int) -> date:
    """The corresponding date so many months later, or the last of a shorter month."""
    month = day.month + number
    while True:
        try:
            return date(day.year + (month - 1) // 12, (month - 1) % 12 + 1, day.day)
        except ValueError:
            day = day - timedelta(days=1)
