"""One child in one line, as things stand on one day."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from models.child import Child
from models.deadline import Deadline
from models.review import BroughtForward, Review, ReviewMeeting
from models.review.clocks import COMPLETED, HELD
from models.review.ruled import ruled_by
from models.review.wanting_visits import VISIT
from rules.london import is_late, london_date
from rules.reviews import Counted
from rules.words import left_words

SHOWN = 1  # of what is owed and falls due later
WEEK = timedelta(days=7)
LATE, SOON, LATER, NONE = range(4)  # what a child's line is listed under, in this order


@dataclass(frozen=True)
class Owed:
    """Something that is owed and not done."""

    deadline: Deadline
    by: str  # whose it is, in words; empty where nobody acts for it
    left: str  # `2 working days left`, `overdue by 4 working days`
    is_late: bool
    plan_by: date | None = None  # the last working day before the day of a review, where that is none

    @classmethod
    def of(cls, deadline, by, calendar, at):
        """How this deadline stands at that instant."""
        left = left_words(deadline.due, at, calendar, deadline.in_hours)
        late = deadline.breached_at is not None or is_late(deadline.due, at)
        day = london_date(deadline.due)
        is_review = deadline.stops in (HELD, COMPLETED) and not calendar.is_working(day)
        return cls(deadline, by, left, late, calendar.last_working_day_on_or_before(day) if is_review else None)

    @property
    def day(self) -> date:
        """The last London day on time."""
        return london_date(self.deadline.due)


@dataclass(frozen=True)
class AtOnce:
    """Something that could not be in time and is to be started now, a visit apart: it is never late (O14)."""

    label: str
    by: str


@dataclass(frozen=True)
class ChildLine:
    child: Child
    review: Review | None
    why_none: str  # why no review is planned, where none is
    booked: ReviewMeeting | None
    forward: BroughtForward | None
    system_due: date | None  # by when the record system says that the next review is due
    visited_on: date | None  # the last visit of the reviewing officer
    wants_visit: bool  # one is owed before the next review
    owed: tuple[Owed, ...]  # soonest first
    today: date  # in London
    at_once: tuple[AtOnce, ...] = ()
    asked: tuple[Any, ...] = ()  # (what happened, the questions that wait for the reviewing officer's answer)

    @property
    def due(self) -> Owed | None:
        """By when the next review is to be held, or completed where it was adjourned."""
        return next((each for each in self.owed if each.deadline.stops in (HELD, COMPLETED)), None)

    @property
    def rule(self) -> Counted | None:
        """The rule by which it is due, with its working."""
        return ruled_by(self.due.deadline)[0] if self.due else None

    @property
    def visit(self) -> Owed | None:
        """By when the visit before it is to be made, where there is a day."""
        return next((each for each in self.owed if each.deadline.clock == VISIT), None)

    @property
    def others(self) -> list[Owed]:
        """What else is owed: all that is late, all of the next week, and what comes next; several decisions that are late
        stand together in `late_decisions`.
        """
        late = [each for each in self._rest if each.is_late and each not in self.late_decisions]
        to_come = [each for each in self._rest if not each.is_late]
        soon = [each for each in to_come if self._is_soon(each.day)]
        return late + to_come[: max(len(soon), SHOWN)]

    @property
    def late_decisions(self) -> list[Owed]:
        """The decisions that are not carried out in time, the longest first, where there are several."""
        found = [each for each in self._rest if each.is_late and each.deadline.decision_id]
        return found if len(found) > 1 else []

    @property
    def more(self) -> int:
        """How many of them are not named."""
        return len(self._rest) - len(self.others) - len(self.late_decisions)

    @property
    def is_late(self) -> bool:
        return any(each.is_late for each in self.owed)

    @property
    def days(self) -> list[date]:
        """The days of the next review, the first first: booked, brought forward to, due."""
        held = bool(self.review and self.review.held_on)
        forward = self.forward.to_day if self.forward and not held else None
        return sorted(filter(None, (self.booked and self.booked.day, forward, self.due and self.due.day)))

    @property
    def when(self) -> int:
        """What the line is listed under: LATE, SOON (now, or within a week), LATER, or NONE where nothing is due."""
        if self.is_late:
            return LATE
        if self._waits or any(map(self._is_soon, self._all_days)):
            return SOON
        return LATER if self._all_days else NONE

    @property
    def place(self) -> tuple[int, date, str]:
        """Where it stands in the list: late first, the longest late before all; then by the day that comes first, later
        than in a week by the day of the review.
        """
        late = [each.day for each in self.owed if each.is_late]
        days = late or (self.days if self.when == LATER else []) or self._all_days
        return (self.when, min(days, default=date.max), self.child.reference)

    @property
    def _waits(self) -> bool:
        """True where something waits without a day."""
        return bool(self.at_once or self.asked or (self.wants_visit and not self.visit))

    @property
    def _all_days(self) -> list[date]:
        return [*self.days, *(each.day for each in self.owed)]

    def _is_soon(self, day) -> bool:
        return day <= self.today + WEEK

    @property
    def _rest(self) -> list[Owed]:
        return [each for each in self.owed if each is not self.due and each.deadline.clock != VISIT]


def grouped(lines):
    """[(LATE, SOON, LATER or NONE, its lines)] of lines that are in their places."""
    return [(when, list(rows)) for when, rows in groupby(lines, key=lambda line: line.when)]
