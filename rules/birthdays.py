"""Birthdays as the law counts them."""

from datetime import date

OF_AGE = 18  # years: no longer a child in law


def birthday(born: date, years: int) -> date:
    """The birthday of somebody born on that day; of 29 February, 1 March where there is none."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
