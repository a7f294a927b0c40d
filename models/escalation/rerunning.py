"""A fact that holds no longer: the limits that it met run anew from now, and what their end had started ends."""

from models.base import now


class Rerunning:
    def run_again_after(self, fact, why):
        """Let the limits that this fact met at this stage run again from now, in their own words."""
        model = type(self).deadlines.rel_model
        at = now()
        met = self.deadlines.where(model.stops == fact, model.kind == "limit", model.met_at.is_null(False))
        for deadline in [deadline for deadline in met if not deadline.superseded_by.exists()]:
            for started in self.deadlines.where(self._open, model.start_fact == f"clock:{deadline.clock}"):
                started.end(at, why)
            clock = self.stage.clock(deadline.clock)
            more = {"supersedes": deadline, "superseded_why": why}
            self._run(clock, why, at, self._due(clock, at), deadline.recipient, **more)
