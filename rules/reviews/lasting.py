"""How long something has lasted, as it is said."""

from datetime import date


def lasted(since: date, on: date) -> str:
    """`2 years and 3 months`, `5 months`, `12 days`: whole ones, and days only within the first month."""
    months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    if months < 1:
        return _number((on - since).days, "day")
    years, months = divmod(months, 12)
    return " and ".join([_number(years, "year")] * (years > 0) + [_number(months, "month")] * (months > 0))


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
