"""Dates as spreadsheets write them. A column of 03/04/2026 is read only where the whole of it says which comes first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ][0-9:.]+Z?)?", re.ASCII)
NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2}|[0-9]{4})(?: [0-9:.]+)?", re.ASCII)
NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[- ]([A-Za-z]{3,9})[-, ]+([0-9]{4})", re.ASCII)
SERIAL = re.compile(r"([1-6][0-9]{4})(?:\.0+)?", re.ASCII)
DAY_0 = date(1899, 12, 30)  # of a spreadsheet's numbered days
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEARS = range(1900, 2200)

NOT_A_DATE = "This is not a date. Write it like 2026-04-03."
NOT_REAL = "This date does not exist. Write it like 2026-04-03."
SHORT_YEAR = "Write the year with four numbers, like 2026-04-03."
AMBIGUOUS = "It is not clear which number is the day and which the month. Write it like 2026-04-03."
BOTH_WAYS = "This column has dates with the day first and dates with the month first. Write them like 2026-04-03."


@dataclass
class Dates:
    """One column's dates by row, what is wrong with others by row, and in words how they were read."""

    read: dict[int, date] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)
    words: str = ""


def read_dates(cells: Iterable[tuple[int, str]]) -> Dates:
    """The dates of a column from its (row, cell) pairs; empty cells are left out."""
    filled = [(row, cell) for row, cell in cells if cell]
    order, dates = _order([cell for _, cell in filled]), Dates()
    for row, cell in filled:
        try:
            dates.read[row] = _read(cell, order)
        except ValueError as fault:
            dates.faults[row] = str(fault)
    dates.words = _how([(cell, dates.read[row]) for row, cell in filled if row in dates.read], order)
    return dates


def _order(cells: Sequence[str]) -> str:
    """`day first` or `month first` where the column says so; `both` where it says either; else an empty text."""
    pairs = [(int(match[1]), int(match[2])) for cell in cells if (match := NUMBERS.fullmatch(cell))]
    day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if day_first and month_first:
        return "both"
    return "day first" if day_first else "month first" if month_first else ""


def _read(cell: str, order: str) -> date:
    """The date of one cell. Raises ValueError with a sentence."""
    if match := SERIAL.fullmatch(cell):
        return DAY_0 + timedelta(days=int(match[1]))
    if match := ISO.fullmatch(cell):
        return _real(match[1], match[2], match[3])
    if (match := NAMED.fullmatch(cell)) and match[2][:3].lower() in MONTHS:
        return _real(match[3], MONTHS.index(match[2][:3].lower()) + 1, match[1])
    if match := NUMBERS.fullmatch(cell):
        return _by_order(match, order)
    raise ValueError(NOT_A_DATE)


def _by_order(match: re.Match, order: str) -> date:
    first, second, year = match.groups()
    if len(year) == 2:
        raise ValueError(SHORT_YEAR)
    if order == "both":
        raise ValueError(BOTH_WAYS)
    if not order and int(first) != int(second):
        raise ValueError(AMBIGUOUS)
    return _real(year, first, second) if order == "month first" else _real(year, second, first)


def _real(year: str, month: str | int, day: str) -> date:
    try:
        read = datetime(int(year), int(month), int(day)).date()
    except ValueError:
        raise ValueError(NOT_REAL) from None
    if read.year not in YEARS:
        raise ValueError(NOT_REAL)
    return read


def _how(read: Sequence[tuple[str, date]], order: str) -> str:
    """How the column was read, by the example that says most; nothing where it is plain."""
    for pattern, how in ((SERIAL, "as a spreadsheet’s day number"), (NUMBERS, order)):
        examples = [(cell, day) for cell, day in read if pattern.fullmatch(cell)]
        if examples:
            cell, day = max(examples, key=lambda pair: pair[1].day != pair[1].month and pair[1].day <= 12)
            return f"{cell} was read{f' {how}' if how else ''}: {day:%A} {day.day} {day:%B %Y}"
    return ""
