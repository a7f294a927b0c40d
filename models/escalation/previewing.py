"""What raising a concern would start, worked out by the code that raises it, with nothing written."""

from functools import cached_property
from types import SimpleNamespace

from models.base import now
from models.closure_day import ClosureDay
from models.deadline import Deadline
from models.errors import Incomplete
from models.escalation.clockwork import Clockwork
from models.escalation.overall import Overall
from models.escalation.raiser import Raiser
from models.escalation.raising import Raising
from models.escalation.recipient import Recipient
from models.escalation.stage_entry import StageEntry
from models.escalation.staging import Staging
from models.escalation.starting import SHARED
from models.escalation.urgency import Rated
from rules.london import london_date


def preview(children, by, version, stage, concern, opening=None, at=None):
    """What `Escalation.raise_for` would make of the same words at this instant: its stage, recipients and deadlines.

    Raises what it would raise, with every problem of an Incomplete at once.
    """
    foreseen = Foreseen(children, by, version, concern, at or now())
    problems = {}
    for check in (foreseen.check_concern, lambda: foreseen.check_start(stage, opening)):
        try:
            check()
        except Incomplete as refusal:
            problems |= refusal.problems
    if problems:
        raise Incomplete(**problems)
    passed = foreseen.passed_at_first(stage)
    foreseen.open_stage(stage, by, foreseen.happened_at, "raised", bypassed=passed, **(opening or {}))
    return foreseen


class Foreseen(Raising, Staging, Overall):
    """An escalation that is not written; what its verbs would add is kept here."""

    def __init__(self, children, by, version, concern, at):
        self.procedure_version, self.procedure = version, version.procedure
        self.children, self.raised_by = list(children), by
        self.happened_at, self.concern = at, concern
        self.kind, self.origin_on = concern.get("kind", ""), concern.get("origin_on")
        self.identified_at = concern.get("identified_at")
        self.safe_by, self.deadlines = concern.get("safe_by"), []

    @property
    def raiser(self):
        """Who would raise it."""
        return self.raised_by

    @property
    def entries(self):
        """None: there is no stage before the first."""
        return StageEntry.noop()

    @property
    def entry(self):
        """The stage that would open."""
        return self.opened

    @cached_property
    def calendar(self):
        """The council's working days."""
        return ClosureDay.calendar(self.procedure.calendar_division)

    @cached_property
    def statuses(self):
        """What the law calls each child on the day."""
        return [child.status_on(london_date(self.happened_at)) for child in self.children]

    @property
    def limits(self):
        """The limits that would run, the earliest first."""
        running = [deadline for deadline in self.deadlines if deadline.kind == "limit" and deadline.is_running]
        return sorted(running, key=lambda deadline: deadline.due)

    @property
    def later(self):
        """The stage's clocks that something still to come will start."""
        started = {deadline.clock for deadline in self.deadlines}
        return [clock for clock in self.entry.stage.clocks if clock.key not in started]

    def check_concern(self):
        """Raise NotYours or Incomplete as raising would."""
        self._check(self.children, self.raised_by, self.procedure, self.concern)

    def check_start(self, stage, opening):
        """Raise Incomplete as opening the stage would."""
        how = opening or {}
        bypassed = self.passed_at_first(stage)
        self._check_opening(self.procedure.stage(stage), how.get("urgency"), bypassed, how)

    def add(self, kind_of_row, **row):
        """Keep what would be written. Returns it."""
        if kind_of_row == "entries":
            made = self.opened = ForeseenEntry(self, row)
        else:
            made = ForeseenDeadline(escalation=self, **dict.fromkeys(SHARED) | row)
            self.deadlines.append(made)
        return made

    def tell(self, *_what, **_told):
        """Nobody is told of what has not happened."""

    def _has(self, clock):
        return any(deadline.clock == clock.key for deadline in self.deadlines)


class ForeseenEntry(Clockwork, Rated):
    """The stage that would open."""

    def __init__(self, escalation, row):
        self.escalation, self.stage = escalation, escalation.procedure.stage(row["stage_key"])
        self.settled, self.raised_by, self.bypassed = row["settled"], row["raised_by"], row["bypassed"]
        self.recipients, self.raisers, self.sent_at, self.rated = [], [], None, None

    @property
    def rating(self):
        """How urgent it would be."""
        return self.rated

    @property
    def awaited(self):
        """The posts on which it would wait to be taken over."""
        return self.raisers

    @property
    def raiser(self):
        """Who would raise it."""
        return self.raised_by

    @property
    def consents_wanted(self):
        """The consents it would wait for."""
        return self.stage.consents

    @property
    def addressed(self):
        """To whom it would be written."""
        return self.recipients

    @property
    def answering(self):
        """The recipients who must answer."""
        return [recipient for recipient in self.recipients if recipient.part == "answers"]

    def add(self, kind_of_row, **row):
        """Keep what would be written. Returns it."""
        if kind_of_row == "consultations":
            return SimpleNamespace(**row)
        if kind_of_row in ("recipients", "raisers"):
            kept = getattr(self, kind_of_row)
            kept.append((Recipient if kind_of_row == "recipients" else Raiser)(**row))
            return kept[-1]
        self.rated = SimpleNamespace(**row)
        return self.rated

    def set_now(self, **columns):
        """Set it here alone."""
        self.__dict__.update(columns)
        return True

    def _running(self, fact, recipient):
        mine = (d for d in self.escalation.deadlines if d.entry is self and d.stops == fact and not d.met_at)
        return list(mine)


class ForeseenDeadline(SimpleNamespace):
    """A deadline that would run; it reads like one that does."""

    guidance, agreed_on, agreed_with, supersedes_id = False, None, "", None
    met_at = ended_at = breached_at = breach_recorded_at = None
    owed_as = visit = review = regular = None
    is_running, working, about = Deadline.is_running, Deadline.working, Deadline.about
    owing, owed_by = Deadline.owing, Deadline.owed_by

    def meet(self, at):
        """It would be met at that instant."""
        self.met_at = at
        return True
