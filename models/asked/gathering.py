"""What is asked of one person, soonest first, a page at a time: a few questions, whatever the number of children."""

from functools import cached_property

from models.asked.asked import Asked
from models.asked.at_once import at_once
from models.asked.beside import FORWARD, Beside
from models.asked.questions import asked_of
from models.base import now
from models.child import Child
from models.closure_day import ClosureDay
from models.deadline import Deadline
from models.recomputing import Calendars
from models.review import RegularReturn, Review
from models.review.rhythm import Rhythm
from models.visit import Visit
from rules.limits import due
from rules.london import is_late, london_date
from rules.words import left_words

WINDOW = "10 working days"  # what falls due later is counted and not listed: half a year of reviews is no list of work
PAGE = 50


class Gathered:
    def __init__(self, person, page=1):
        self.person, self.page, self._at = person, page, now()

    @cached_property
    def owed(self):
        """What is late or falls due within the window: one page of it."""
        rows = self._soon.select(Deadline, Child, Review, Visit, RegularReturn)
        rows = rows.left_outer_join(Child, on=Deadline.child).switch(Deadline)
        rows = rows.left_outer_join(Review, on=Deadline.review).switch(Deadline)
        rows = rows.left_outer_join(Visit, on=Deadline.visit).switch(Deadline)
        rows = list(rows.left_outer_join(RegularReturn, on=Deadline.regular).paginate(self.page, PAGE))
        calendars, beside = Calendars(), Beside(rows)
        left = {row.id: left_words(row.due, self._at, calendars.of(row), row.in_hours) for row in rows}
        return [self._asked(row, left[row.id], beside) for row in rows]

    @property
    def at_once(self):
        """What could not be done in time and is to be begun now, the nearest review first."""
        return self._begin[0]

    @property
    def beyond(self):
        """How many reviews further off were not asked after for that."""
        return self._begin[1]

    @cached_property
    def questions(self):
        """What happened and waits for this person's answer."""
        return asked_of(self.person)

    @cached_property
    def late(self):
        """How many are overdue."""
        return self._soon.where(_is_limit(), Deadline.at_end == "breach", Deadline.due < self._at).count()

    @cached_property
    def soon(self):
        """How many are overdue or fall due within the window."""
        return self._soon.count()

    @cached_property
    def later(self):
        """How many fall due after it."""
        return self._all.where(Deadline.due > self._horizon).count()

    @property
    def number(self):
        """How many things wait: late, soon, to be begun at once, and to be answered."""
        return self.soon + len(self.at_once) + len(self.questions)

    @property
    def is_last(self):
        """True where no page follows this one."""
        return self.page * PAGE >= self.soon

    @property
    def until(self):
        """The last London day of the window."""
        return london_date(self._horizon)

    @cached_property
    def _begin(self):
        return at_once(self.person)

    @cached_property
    def _horizon(self):
        rhythm = Rhythm.in_force()
        return due(WINDOW, london_date(self._at), rhythm.calendar if rhythm else ClosureDay.calendar()).at

    @cached_property
    def _all(self):
        own = _is_limit() | (Deadline.clock == FORWARD)
        return Deadline.owed_for_reviews_by(self.person).where(own)

    @property
    def _soon(self):
        return self._all.where(Deadline.due <= self._horizon)

    def _asked(self, row, left, beside):
        late = row.kind == "limit" and row.at_end == "breach" and is_late(row.due, self._at)
        return Asked(
            what=row.label, clock=row.clock, stops=row.stops, starts=row.start_fact, child=row.child, review=row.review,
            visit=row.visit, decision_id=row.decision_id, regular=row.regular, deadline=row, left=left, is_late=late,
            aim=beside.aims.get((row.review_id, row.visit_id, row.clock)), unsent=row.review_id in beside.unsent,
            booked_on=beside.booked.get(row.review_id),
        )  # fmt: skip


def _is_limit():
    return Deadline.kind == "limit"
