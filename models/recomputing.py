"""Working open deadlines out again, when a bank holiday is proclaimed or a closure day added."""

from datetime import UTC

from models.base import now
from models.closure_day import ClosureDay
from models.database import writing
from models.escalation.starting import add_companions
from rules.limits import due

WHY = "The calendar of working days changed"


class Recomputing:
    @classmethod
    def recompute_open(cls):
        """Work out every open, unbreached limit again. Returns [(before, after)] for each date that changed.

        A changed deadline is a new row that supersedes the old one and says why; its aims and warnings follow it.
        """
        with writing():
            pairs = [(deadline, deadline.recompute()) for deadline in list(cls.open_limits())]
        return [(before, after) for before, after in pairs if after]

    @classmethod
    def would_change(cls, closures):
        """[(deadline, the instant at which it would be due)] where the council's closure days were these: {day: why}."""
        again = [(each, each.worked_out(each.calendar_with(closures)).at.astimezone(UTC)) for each in cls.open_limits()]
        return [(deadline, at) for deadline, at in again if at != deadline.due]

    @classmethod
    def open_limits(cls):
        """The limits that run and have not been missed, but for agreed dates, as a query."""
        return cls.select().where(
            cls.kind == "limit", cls.agreed_on.is_null(), cls.running(), cls.breached_at.is_null()
        )

    def worked_out(self, calendar):
        """When and how it would be due by this calendar."""
        limits = [part.words for part in self.working.parts]
        return due(limits if len(limits) > 1 else limits[0], self.starts_at, calendar)

    def calendar_with(self, closures):
        """The working days that it counts by, with these closure days."""
        return ClosureDay.calendar(self.escalation.procedure.calendar_division, closures)

    def recompute(self):
        """Work this deadline out again. Returns the row that supersedes it, or None where nothing changes."""
        again = self.worked_out(self.escalation.calendar)
        if again.at.astimezone(UTC) == self.due:  # in the hour that comes twice, times of London never compare as equal
            return None
        with self.escalation.changing():
            self.reload()
            if not self.is_running or self.breached_at:
                return None  # met, ended or rung while this waited for its turn
            for row in (self, *self.companions()):
                row.set_now(ended_at=now(), ended_why=WHY)
            after = self.run_again(WHY, due=again.at, ledger=again.to_json(), provisional=again.provisional)
            add_companions(self._clock, after, again)
            told = {"label": self.label, "before": self.due.isoformat(), "after": again.at.isoformat(), "why": WHY}
            self.escalation.tell("recomputed", None, **told)
            return after

    @property
    def _clock(self):
        """The clock as the procedure has it, None for the escalation's own that no file names."""
        clocks = [*(self.entry.stage.clocks if self.entry else ()), self.escalation.procedure.overall]
        return next((clock for clock in clocks if clock and clock.key == self.clock), None)
