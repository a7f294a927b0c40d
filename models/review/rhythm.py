"""By which procedure and which working days reviews are counted: asked for once, however many children there are."""

from functools import cached_property

from models.base import now
from models.closure_day import ClosureDay
from models.procedure_version import ProcedureVersion
from rules.london import london_date
from rules.reviews import ReviewsProcedure, next_review


class Rhythm:
    def __init__(self, version, closures=None):
        self.version, self._closures = version, closures

    @classmethod
    def in_force(cls):
        """That of the reviews procedure in force, or None."""
        versions = ProcedureVersion.in_force()
        found = (version for version in versions if isinstance(version.procedure, ReviewsProcedure))
        return next((cls(version) for version in found), None)

    @property
    def procedure(self):
        """The reviews procedure as data."""
        return self.version.procedure

    @cached_property
    def calendar(self):
        """The council's working days: with other closure days than those that hold, where some are given."""
        return ClosureDay.calendar(self.procedure.calendar_division, self._closures)

    def next(self, timeline):
        """The child's next review by this procedure today, or why none is due."""
        return next_review(timeline, self.procedure, self.calendar, london_date(now()))
