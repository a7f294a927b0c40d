"""Five short lines about one escalation, for one reader on one day."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from rules.london import london_date
from rules.words import day_words, left_words, time_words


@dataclass(slots=True)
class CardClock:
    """A clock as a card says it. Days are counted to today; an hour is said as its exact time, which does not age."""

    id: int
    key: str
    label: str
    due: datetime
    state: str  # "overdue", "due today", "running"
    words: str
    provisional: bool = False
    guidance: bool = False

    @classmethod
    def of(cls, deadline, now, calendar):
        """The card's clock of a running deadline."""
        late = deadline.breached_at is not None or deadline.due < now
        today = london_date(deadline.due) == london_date(now)
        state = "overdue" if late else "due today" if today else "running"
        return cls(
            deadline.id, deadline.clock, deadline.label, deadline.due, state, _words(deadline, now, calendar, late),
            deadline.provisional, deadline.guidance,
        )  # fmt: skip


@dataclass(slots=True)
class Card:
    number: int
    reference: str
    initials: str
    heading: str
    stage_key: str
    stage_label: str
    urgency: object  # of the procedure, or None
    waits_on: str
    waits_on_me: bool
    mine: bool
    manager_clock: CardClock | None
    child_clock: CardClock | None
    other_clocks: list = field(default_factory=list)
    marks: list = field(default_factory=list)
    outcome: object = None  # how it ended, where it has

    @property
    def clocks(self):
        """The clocks that run, the manager's first."""
        return [clock for clock in (self.manager_clock, self.child_clock, *self.other_clocks) if clock]

    @property
    def is_overdue(self):
        """True when any of its clocks is."""
        return any(clock.state == "overdue" for clock in self.clocks)

    @property
    def is_due_today(self):
        """True when one of its clocks falls due today, and none is overdue."""
        return not self.is_overdue and any(clock.state == "due today" for clock in self.clocks)

    @property
    def place(self):
        """Where it stands in its column: overdue first, then the earlier of the dues, then the older card."""
        dues = [clock.due for clock in self.clocks]
        return (not self.is_overdue, min(dues) if dues else datetime.max.replace(tzinfo=UTC), self.number)


def _words(deadline, now, calendar, late):
    if deadline.in_hours:
        return f"overdue since {time_words(deadline.due, now)}" if late else f"by {time_words(deadline.due, now)}"
    left = left_words(deadline.due, now, calendar, False)
    return f"{left}, {'was ' if late else ''}{day_words(london_date(deadline.due), now)}"
