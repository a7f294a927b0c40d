"""Bank holidays by division: GOV.UK's published list, and what the law's rules lead one to expect outside it."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from types import MappingProxyType
from typing import NamedTuple

from govuk_bank_holidays.bank_holidays import BankHolidays
from holidays import country_holidays

PLACES = {"england-and-wales": "England and Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}
SUBDIVISIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
RULES_REACH = range(1872, 2101)


class CalendarError(ValueError):
    """A day that no calendar can speak for, in words for the user."""


class Published(NamedTuple):
    """A division's list as GOV.UK published it, and the first and last year that it covers in full."""

    days: Mapping[date, str]
    first_year: int
    last_year: int
    words: str


@lru_cache
def published(division: str) -> Published:
    """GOV.UK's list for the division, from the copy that is installed, never from the network.

    Raises CalendarError when there is no such division.
    """
    if division not in PLACES:
        raise CalendarError(f"There is no bank holiday list for “{division}”. Use one of: {', '.join(PLACES)}.")
    events = BankHolidays(use_cached_holidays=True).get_holidays(division=division)
    days = {event["date"]: _title(event) for event in events}
    first, last = min(days), max(days)  # a full year runs from its New Year's Day to its Boxing Day
    edition = version("govuk-bank-holidays")
    return Published(
        days=MappingProxyType(days),
        first_year=first.year + (first > date(first.year, 1, 4)),
        last_year=last.year - (last < date(last.year, 12, 25)),
        words=f"GOV.UK bank holidays {edition} for {PLACES[division]}, {first.year} to {last.day} {last:%B %Y}",
    )


@lru_cache
def expected(division: str, year: int) -> Mapping[date, str]:
    """The year's bank holidays by rule, for a year that GOV.UK has not published. Raises CalendarError when the
    rules do not reach so far."""
    if year not in RULES_REACH:
        raise CalendarError(f"Bank holidays are not known for the year {year}. Check the date.")
    by_rule = country_holidays("GB", subdiv=SUBDIVISIONS[division], years=year)
    return {day: _govuk_spelling(name) for day, name in by_rule.items()}


def _title(event: dict) -> str:
    return f"{event['title']} (substitute day)" if event["notes"] == "Substitute day" else event["title"]


def _govuk_spelling(name: str) -> str:
    return name.replace("'", "’").replace("(observed)", "(substitute day)")
