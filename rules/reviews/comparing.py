"""Our day for a review beside the record system's: how far each of our rules had come on theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rules.calendar import Calendar
from rules.limits import Due, Limit
from rules.london import london_date


@dataclass(frozen=True)
class Counted:
    """One rule as it was weighed: its label, what it is counted from, and its working."""

    label: str
    fact: str
    due: Due
    basis: str = "council"  # or the law

    @property
    def start(self) -> date:
        """The London date from which it is counted."""
        start = self.due.start
        return london_date(start) if isinstance(start, datetime) else start

    @property
    def day(self) -> date:
        """By when, the last day on time."""
        return london_date(self.due.at)

    @property
    def in_working_days(self) -> bool:
        return Limit.parse(self.due.words).unit == "working day"


@dataclass(frozen=True)
class Reached:
    """How far a rule had come on the record system's day."""

    rule: Counted
    theirs: date
    number: int  # of days, or of working days, from its start to their day; 0 before it began
    ours: int  # to our day, counted alike

    @property
    def unit(self) -> str:
        """What is counted."""
        return "working day" if self.rule.in_working_days else "day"

    @property
    def is_theirs(self) -> bool:
        """True where the rule says the record system's day."""
        return self.rule.day == self.theirs


@dataclass(frozen=True)
class Compared:
    """Two days for one review, in London dates."""

    ours: date
    theirs: date
    rules: tuple[Reached, ...]

    @property
    def agrees(self) -> bool:
        return self.ours == self.theirs

    @property
    def apart(self) -> str:
        """How far theirs is from ours: `8 days later`, `1 day earlier`."""
        return apart(self.theirs, self.ours)

    @property
    def theirs_by(self) -> Counted | None:
        """The rule of ours that says the record system's day and is not the one that counts, or None."""
        return next((each.rule for each in self.rules if each.is_theirs and not self.agrees), None)


def apart(theirs: date, ours: date) -> str:
    """How far one day is from another: `8 days later`, `1 day earlier`."""
    days = (theirs - ours).days
    return f"{abs(days)} day{'' if abs(days) == 1 else 's'} {'later' if days > 0 else 'earlier'}"


def compared(ours: date, theirs: date, rules: Sequence[Counted], calendar: Calendar) -> Compared:
    """The two days, with how far each rule had come on theirs."""
    return Compared(ours, theirs, tuple(_reached(rule, theirs, calendar) for rule in rules))


def _reached(rule: Counted, theirs: date, calendar: Calendar) -> Reached:
    if rule.in_working_days:
        return Reached(rule, theirs, _working_days(rule.start, theirs, calendar), len(rule.due.counted))
    return Reached(rule, theirs, max((theirs - rule.start).days, 0), (rule.day - rule.start).days)


def _working_days(start: date, end: date, calendar: Calendar) -> int:
    """The working days after one day up to another."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(calendar.why_off(day) is None for day in days)
