"""The child's clock: the procedure's overall limit, the Handbook's where it names none, or the date that keeps this
child safe."""

from models.base import now
from models.escalation.starting import agreed_working, start
from rules.limits import due
from rules.procedure import Clock

HANDBOOK = Clock(
    key="overall",
    label="Resolve",
    owed_by="raiser",
    starts="first formal stage",
    stops="ended",
    limit=("20 working days",),
    at_end="prompt",
    source="IRO Handbook 6.2",
)
SAFE_BY = Clock(key="safe by", label="Safe by", owed_by="raiser", starts="first raised", stops="ended", agreed=True)


class Overall:
    def start_overall(self, fact, at, entry):
        """Start the clocks of the whole escalation that this fact starts."""
        clock = self.procedure.overall
        if clock is None and self._is_looked_after():
            clock = HANDBOOK
        if clock and clock.starts == fact and not self._has(clock):
            working = due(clock.limits(), at, self.calendar)
            self._run(clock, fact, at, entry, working, guidance=clock is HANDBOOK)
        if fact == "first raised" and self.safe_by:
            working = agreed_working({"date": self.safe_by.isoformat()}, at)
            self._run(SAFE_BY, fact, at, entry, working, agreed_on=self.safe_by)

    def end_overall(self, at, why, met):
        """The escalation ends: its own clocks are met by a resolution, and only ended by anything else."""
        model = type(self).deadlines.rel_model
        for deadline in self.deadlines.where(model.entry.is_null(), model.met_at.is_null(), model.ended_at.is_null()):
            deadline.meet(at) if met else deadline.end(at, why)

    def restart_overall(self):
        """The escalation was reopened: its own clocks run again, from their first start, for whoever opened it."""
        model = type(self).deadlines.rel_model
        last = self.deadlines.where(model.entry.is_null(), model.kind == "limit", model.id.not_in(_superseded(model)))
        for deadline in [d for d in last if not d.is_running]:
            whose = {"owed_by_person": self.entry.raiser} if deadline.owed_by_person else {}
            deadline.run_again("Reopened", **whose)

    def recheck_overall(self, why):
        """Another child than was thought: the Handbook's clock runs from where it would have, or for nobody."""
        if self.procedure.overall is not None:
            return
        model = type(self).deadlines.rel_model
        if not self._is_looked_after():
            for deadline in self.deadlines.where(model.guidance, model.running()):
                deadline.end(now(), why)
        formal = (entry for entry in self.entries if entry.stage.tier in ("formal", "outside"))
        if first := next(formal, None):
            self.start_overall("first formal stage", first.opened_at, first)

    def _is_looked_after(self):
        return any("in care" in status for status in self.statuses)

    def _has(self, clock):
        model = type(self).deadlines.rel_model
        return self.deadlines.where(model.clock == clock.key, model.kind == "limit").exists()

    def _run(self, clock, fact, at, entry, working, **more):
        whose = {"owed_by_person": self.raiser} if clock.owed_by == "raiser" else entry.owes(clock)
        start(clock, fact, at, working, self, **whose, **more)


def _superseded(model):
    return model.select(model.supersedes).where(model.supersedes.is_null(False))
