"""What lies ahead of one child's reviews, worked out once for a page."""

from functools import cached_property

from models.base import now
from models.closure_day import ClosureDay
from models.my_children.line import Owed
from models.my_children.owners import Owners
from models.my_children.rows import Rows
from models.review import clocks
from models.review.rhythm import Rhythm
from rules.london import london_date
from rules.reviews import Next, prompts


class Outlook:
    def __init__(self, child):
        self.child = child

    @cached_property
    def review(self):
        """The review that is still to be held or completed, or None."""
        return self.child.next_review

    @cached_property
    def rhythm(self):
        """The reviews procedure under which it is planned, else the one in force; None where there is none."""
        return Rhythm(self.review.procedure_version) if self.review else Rhythm.in_force()

    @cached_property
    def timeline(self):
        return self.child.timeline()

    @cached_property
    def following(self):
        """The rules' own answer: Next, NoneDue, or None while no procedure is in force."""
        return self.rhythm and self.rhythm.next(self.timeline)

    @cached_property
    def is_behind(self):
        """True while the review that is planned waits for the worker's pass to give way: reviews of before came in."""
        return self.review is not None and self.review.is_overtaken

    @property
    def is_due(self):
        return isinstance(self.following, Next)

    @cached_property
    def prompts(self):
        """What the reviews to come are to consider, those of the next review first."""
        if not self.rhythm:
            return ()
        return prompts(self.timeline, self.rhythm.procedure, self.rhythm.calendar, london_date(now()))

    @property
    def choices(self):
        """Readings of a rule of which the reviewing officer has still to choose one."""
        return self.following.choices if isinstance(self.following, Next) else ()

    @property
    def late(self):
        """By when the next review was to be held or completed, where that day is past: an Owed, or None."""
        stops = (clocks.HELD, clocks.COMPLETED)
        rows = [each for each in self.owed if each.deadline.stops in stops and each.deadline.kind == "limit"]
        return next((each for each in rows if each.is_late), None)

    @cached_property
    def owed(self):
        """What is owed for the child's reviews and visits and not done, soonest first."""
        rows = Rows([self.child])
        owners = Owners(rows.officers)
        calendar = self.rhythm.calendar if self.rhythm else ClosureDay.calendar()
        running = rows.deadlines[self.child.id]
        return [Owed.of(row, owners.of(row, self.child), calendar, now()) for row in running]
