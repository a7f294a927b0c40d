"""One child in one line, as things stand on one day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from models.child import Child
from models.deadline import Deadline
from models.review import BroughtForward, Review, ReviewMeeting
from models.review.clocks import COMPLETED, HELD
from models.review.preparing import VISIT
from rules.london import is_late, london_date
from rules.words import left_words

SHOWN = 1  # of what is owed and not late


@dataclass(frozen=True)
class Owed:
    """Something that is owed and not done."""

    deadline: Deadline
    by: str  # whose it is, in words; empty where nobody acts for it
    left: str  # `2 working days left`, `overdue by 4 working days`
    is_late: bool

    @classmethod
    def of(cls, deadline, by, calendar, at):
        """How this deadline stands at that instant."""
        left = left_words(deadline.due, at, calendar, deadline.in_hours)
        late = deadline.breached_at is not None or is_late(deadline.due, at)
        return cls(deadline, by, left, late)

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
    at_once: tuple[AtOnce, ...] = ()

    @property
    def due(self) -> Owed | None:
        """By when the next review is to be held, or completed where it was adjourned."""
        return next((each for each in self.owed if each.deadline.stops in (HELD, COMPLETED)), None)

    @property
    def visit(self) -> Owed | None:
        """By when the visit before it is to be made, where there is a day."""
        return next((each for each in self.owed if each.deadline.clock == VISIT), None)

    @property
    def others(self) -> list[Owed]:
        """What else is owed: all that is late, then what comes next."""
        rest = self._rest
        return [each for each in rest if each.is_late] + [each for each in rest if not each.is_late][:SHOWN]

    @property
    def more(self) -> int:
        """How many of them are not named."""
        return len(self._rest) - len(self.others)

    @property
    def is_late(self) -> bool:
        return any(each.is_late for each in self.owed)

    @property
    def place(self) -> tuple[bool, datetime, str]:
        """Where it stands in the list: late first, the longest late before all; then the next review; then the rest."""
        late = [each.deadline.due for each in self.owed if each.is_late]
        first = min(late) if late else self.due.deadline.due if self.due else datetime.max.replace(tzinfo=UTC)
        return (not late, first, self.child.reference)

    @property
    def _rest(self) -> list[Owed]:
        return [each for each in self.owed if each is not self.due and each.deadline.clock != VISIT]
