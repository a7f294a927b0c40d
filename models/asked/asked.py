"""One thing that is asked of somebody."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.london import london_date

ANSWERED = "answered"  # what stops a question of which nobody counts the days


@dataclass(frozen=True)
class Asked:
    what: str  # in the procedure's words
    clock: str  # the key of its rule
    stops: str  # the fact that does it
    starts: str = ""  # the fact from which it is counted
    child: Any = None
    review: Any = None
    visit: Any = None
    decision_id: int | None = None
    regular: Any = None
    deadline: Any = None  # None: at once, and never overdue (O14)
    aim: Any = None  # the day before which it is better done
    left: str = ""  # `2 working days left`, `overdue by 4 working days`
    is_late: bool = False
    booked_on: date | None = None  # the London date of the meeting that is to come
    change: Any = None  # what happened to the child, where it asks something
    questions: tuple[str, ...] = ()
    unsent: bool = False  # somebody on the list of the review is still to be invited

    @property
    def day(self) -> date | None:
        """The last London day on time, or None where it is to be begun at once."""
        return london_date(self.deadline.due) if self.deadline else None

    @property
    def aim_day(self) -> date | None:
        """The London day that is aimed at, or None."""
        return london_date(self.aim.due) if self.aim else None
