"""Working open deadlines out again, when a bank holiday is proclaimed or a closure day added."""

from datetime import UTC

from models.base import now
from models.closure_day import ClosureDay
from models.database import writing
from models.escalation.starting import add_companions
from models.review import Review
from models.review.clocks import HELD, PREPARED
from models.review.foreseeing import foresee
from rules.limits import due, earliest

WHY = "The calendar of working days changed"


class Recomputing:
    @classmethod
    def recompute_open(cls):
        """Work out every open, unbreached limit again. Returns [(before, after)] for each date that changed.

        A changed deadline is a new row that supersedes the old one and says why; its aims and warnings follow it.
        """
        with writing():
            calendars = Calendars()
            pairs = [(row, row.recompute(calendars.of(row))) for row in list(cls.open_limits())]
            pairs += Review.plan_again(WHY)
        return [(before, after) for before, after in pairs if after]

    @classmethod
    def would_change(cls, closures):
        """[(deadline, the instant at which it would be due)] where the council's closure days were these: {day: why}."""
        calendars = Calendars(closures)
        again = [(each, each.worked_out(calendars.of(each)).at.astimezone(UTC)) for each in cls.open_limits()]
        return [(deadline, at) for deadline, at in again if at != deadline.due] + foresee(Review, closures)

    @classmethod
    def open_limits(cls):
        """The limits that run and have not been missed, but for agreed dates and what is counted back from a review
        that is to come: that is planned again as a whole. A query.
        """
        planned = cls.review.is_null(False) & cls.stops.in_((HELD, PREPARED))
        unmissed = (cls.kind == "limit") & cls.agreed_on.is_null() & cls.running() & cls.breached_at.is_null()
        return cls.select().where(unmissed, ~planned)

    def worked_out(self, calendar):
        """When and how it would be due by this calendar."""
        if self.escalation_id is None:  # each of a review's rules counts from its own day
            return earliest([due(part.words, part.start, calendar) for part in self.working.parts], calendar)
        limits = [part.words for part in self.working.parts]
        return due(limits if len(limits) > 1 else limits[0], self.starts_at, calendar)

    def recompute(self, calendar=None):
        """Work this deadline out again. Returns the row that supersedes it, or None where nothing changes."""
        again = self.worked_out(calendar or self.about.calendar)
        if again.at.astimezone(UTC) == self.due:  # in the hour that comes twice, times of London never compare as equal
            return None
        with self.about.changing():
            self.reload()
            if not self.is_running or self.breached_at:
                return None  # met, ended or rung while this waited for its turn
            companions = self.companions()
            for row in (self, *companions):
                row.set_now(ended_at=now(), ended_why=WHY)
            after = self.run_again(WHY, due=again.at, ledger=again.to_json(), provisional=again.provisional)
            self._follow(after, again, companions, calendar)
            told = {"label": self.label, "before": self.due.isoformat(), "after": again.at.isoformat(), "why": WHY}
            self.about.tell("recomputed", None, **told)
            return after

    def _follow(self, after, again, companions, calendar):
        """The aims and warnings that belong to it, worked out again too."""
        if self.escalation_id:
            add_companions(self._clock, after, again)
            return
        for aim in companions:
            counted = aim.worked_out(calendar or self.about.calendar)
            aim.run_again(WHY, due=counted.at, ledger=counted.to_json(), provisional=counted.provisional)

    @property
    def _clock(self):
        """The clock as the procedure has it, None for the escalation's own that no file names."""
        clocks = [*(self.entry.stage.clocks if self.entry else ()), self.escalation.procedure.overall]
        return next((clock for clock in clocks if clock and clock.key == self.clock), None)


class Calendars:
    """The council's working days by the division of each procedure, each asked for once."""

    def __init__(self, closures=None):
        self._closures, self._by_version, self._by_division = closures, {}, {}

    def of(self, deadline):
        """The working days that it counts by."""
        version = deadline.procedure_version_id
        if version not in self._by_version:
            division = deadline.procedure_version.procedure.calendar_division
            if division not in self._by_division:
                self._by_division[division] = ClosureDay.calendar(division, self._closures)
            self._by_version[version] = self._by_division[division]
        return self._by_version[version]
