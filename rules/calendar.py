"""Which days a council works."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from rules.bank_holidays import CalendarError, expected, published

WEEKEND = {5: "Saturday", 6: "Sunday"}
LONGEST_REST = 366


@dataclass(frozen=True)
class Calendar:
    """Monday to Friday, less the division's bank holidays, less the council's own closure days (req O27).

    Raises CalendarError when the division is not one that GOV.UK publishes a list for.
    """

    closures: Mapping[date, str] = field(default_factory=dict, hash=False)
    division: str = "england-and-wales"

    def __post_init__(self):
        published(self.division)
        object.__setattr__(self, "closures", MappingProxyType(dict(self.closures)))

    @property
    def version(self) -> str:
        """Which list and how many closure days this calendar counts by, in words, for the record."""
        number = len(self.closures)
        return f"{published(self.division).words}; {number or 'no'} council closure {'day' if number == 1 else 'days'}"

    @property
    def published_until(self) -> date:
        """The last day for which bank holidays are published rather than expected."""
        return date(published(self.division).last_year, 12, 31)

    def why_off(self, day: date) -> str | None:
        """Why nobody works that day: `Saturday`, `Good Friday`, the closure's own name. None for a working day."""
        return WEEKEND.get(day.weekday()) or self._bank_holidays(day.year).get(day) or self.closures.get(day)

    def is_working(self, day: date) -> bool:
        return self.why_off(day) is None

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies outside the years that GOV.UK has published in full."""
        return not self._publishes(day.year)

    def days_after(self, day: date) -> Iterator[date]:
        """Each next day. Raises CalendarError when a whole year brings no working day."""
        return self._days(day, timedelta(days=1))

    def days_before(self, day: date) -> Iterator[date]:
        """Each earlier day, nearest first. Raises CalendarError when a whole year brings no working day."""
        return self._days(day, timedelta(days=-1))

    def next_working_day(self, day: date) -> date:
        """The first working day after the day."""
        return next(filter(self.is_working, self.days_after(day)))

    def last_working_day_on_or_before(self, day: date) -> date:
        """The day itself if it is worked, else the nearest earlier one: what to aim at, as no limit rolls forward."""
        return day if self.is_working(day) else next(filter(self.is_working, self.days_before(day)))

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after the start, up to and with the end; negative when the end came first."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

    def _publishes(self, year: int) -> bool:
        whole = published(self.division)
        return whole.first_year <= year <= whole.last_year

    def _bank_holidays(self, year: int) -> Mapping[date, str]:
        return published(self.division).days if self._publishes(year) else expected(self.division, year)

    def _days(self, day: date, step: timedelta) -> Iterator[date]:
        off = 0
        while off < LONGEST_REST:
            day += step
            off = 0 if self.is_working(day) else off + 1
            yield day
        raise CalendarError(f"There is no working day in the year up to {day.day} {day:%B %Y}. Check the closure days.")
