"""What stands under a reviews procedure, as it was then: a review, a visit, a regular return."""

from contextlib import contextmanager

from models.board_revision import BoardRevision
from models.closure_day import ClosureDay
from models.database import writing


class Governed:
    @property
    def procedure(self):
        """The reviews procedure as it was when this began."""
        return self.procedure_version.procedure

    @property
    def calendar(self):
        """The council's working days."""
        return ClosureDay.calendar(self.procedure.calendar_division)

    @contextmanager
    def changing(self):
        """One change of it: one transaction, one after another among everything under the procedure."""
        with writing():
            BoardRevision.raise_for(self.procedure_version.key)
            yield
