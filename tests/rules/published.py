"""GOV.UK's list read straight from its file, so that a test never asks the calendar to vouch for itself."""

import json
from datetime import date
from functools import cache
from importlib.resources import files


@cache
def bank_holidays(division: str = "england-and-wales") -> set[date]:
    lists = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text())
    return {date.fromisoformat(event["date"]) for event in lists[division]["events"]}


def is_off(day: date, division: str = "england-and-wales") -> bool:
    return day.weekday() > 4 or day in bank_holidays(division)
