"""One clock as it stands at a moment, and how it was counted."""

from dataclasses import dataclass
from datetime import date, datetime

from models.deadline import BreachWithdrawal, Deadline
from models.my_children.owners import Owners
from rules.calendar import Calendar
from rules.limits import Due
from rules.london import is_late, london_date
from rules.procedure.clock_words import FROM
from rules.reviews.vocabulary import SINCE
from rules.words import left_words

UNTIL = {
    "acknowledged": "it is acknowledged",
    "answered": "it is answered",
    "planned": "there is a plan",
    "agreed": "the actions are agreed",
    "told": "everybody named here has been told",
    "sent": "it is sent",
    "handed over": "it is handed over",
    "meeting arranged": "the meeting is arranged",
    "meeting held": "the meeting is held",
    "referred": "it is referred",
    "stage ended": "the stage ends",
    "ended": "its outcome is recorded",
    "prepared": "it is done, or recorded as not needed",
    "followed up": "it is done, or recorded as not needed",
    "review held": "the review is held",
    "review completed": "the review is completed",
    "note written": "the note is written",
    "carried out": "the decision is carried out, or needed no longer",
}
OF_REVIEWS = {
    "meeting": "back from the meeting",
    "review held": "from the review held",
    "review adjourned": "from the meeting that was adjourned",
    "decisions received": "from the decisions, received",
    "record completed": "from the record, completed",
    "decisions not agreed": "from the decisions that are not agreed, received",
    "child or parent not there": "from the review held",
    "visit": "from the visit",
    "set by the review": "set by the review",
}
LISTED = 31  # more days in a row than these are said as a span


@dataclass(frozen=True)
class Day:
    """A day of the count: its number, or why it was left out."""

    date: date
    number: int = 0
    why: str = ""


@dataclass(frozen=True)
class Ledger:
    deadline: Deadline
    at: datetime
    replaced_by: Deadline | None = None
    withdrawal: BreachWithdrawal | None = None
    calendar: Calendar | None = None  # of what it is about, where many are read together
    owners: Owners | None = None  # who owes what for the child, the same

    @property
    def state(self) -> str:
        """`running`, `due today`, `overdue`, `passed` (an aim or a warning), `done`, `replaced` or `ended`."""
        deadline = self.deadline
        if not deadline.is_running:
            done = deadline.met_at and not deadline.ended_at  # else what met it was taken back
            return "done" if done else "replaced" if self.replaced_by else "ended"
        if deadline.breached_at or is_late(deadline.due, self.at):
            return "overdue" if deadline.kind == "limit" else "passed"
        return "due today" if london_date(deadline.due) == london_date(self.at) else "running"

    @property
    def left(self) -> str:
        """The time left in words: `2 working days left`, `in 3 hours`, `overdue by 1 working day`."""
        deadline, about = self.deadline, self.deadline.about
        calendar = self.calendar or (about.calendar if about else Calendar())
        return left_words(deadline.due, self.at, calendar, deadline.in_hours)

    @property
    def owed_by(self) -> str:
        """Who owes it today, in words; empty for nobody."""
        deadline = self.deadline
        return self.owners.of(deadline, deadline.child) if self.owners else deadline.owed_by

    @property
    def was_overdue(self) -> bool:
        """True where a limit came through unmet, and that stands."""
        return self.deadline.kind == "limit" and bool(self.deadline.breached_at) and self.withdrawal is None

    @property
    def is_of_care(self) -> bool:
        """True for what is owed for a review or a visit."""
        return bool(self.deadline.child_id and not self.deadline.escalation_id)

    @property
    def since(self) -> str:
        """The fact that started it: `from when it was sent`, or the words in which the record keeps it."""
        fact, entry = self.deadline.start_fact, self.deadline.entry
        if self.is_of_care:
            return since_words(fact)
        if fact.startswith("clock:") and entry:
            return f"from the end of “{entry.stage.clock(fact.removeprefix('clock:')).label}”"
        return FROM.get(fact, fact)

    @property
    def until(self) -> str:
        """What meets it, in words."""
        return UNTIL.get(self.deadline.stops, self.deadline.stops)

    @property
    def parts(self) -> tuple[Due, ...]:
        """The working, one for each limit of which the earliest rules."""
        return self.deadline.working.parts


def since_words(fact: str) -> str:
    """From what something around a review is counted, with its day to follow: `from the review held on Tue 19 May`."""
    return f"{OF_REVIEWS.get(fact) or f'from {SINCE.get(fact, fact)}'} on"


def days(part: Due) -> list[Day]:
    """Each day counted and each left out, in the order of counting; none where the days make one long span."""
    if len(part.counted) > LISTED and not part.skipped:
        return []
    numbered = [Day(day, number) for number, day in enumerate(part.counted, start=1)]
    left_out = [Day(off.date, why=off.why) for off in part.skipped]
    backwards = len(part.counted) > 1 and part.counted[0] > part.counted[-1]
    return sorted(numbered + left_out, key=lambda day: day.date, reverse=backwards)
