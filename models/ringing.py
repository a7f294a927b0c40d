"""The minute's pass: every deadline whose instant has come, once, at its true instant."""

from models.base import now
from models.heartbeat import Heartbeat

BATCH = 200


class Ringing:
    @classmethod
    def newly_due(cls, at):
        """Open deadlines whose last instant has passed, the oldest first, as a query on the partial index."""
        return (
            cls.select()
            .where(cls.due < at, cls.met_at.is_null(), cls.ended_at.is_null(), cls.breached_at.is_null())
            .order_by(cls.due, cls.id)
        )

    @classmethod
    def ring_everything_due(cls, at=None):
        """Ring what is due and has not rung, and note that the clocks were checked. Returns how many rang.

        Safe to run twice, from two places at once, and after days of absence.
        """
        at = at or now()
        rung = 0
        while batch := list(cls.newly_due(at).limit(BATCH)):
            for deadline in batch:
                rung += deadline.ring(at)
        Heartbeat.beat(at=at)
        return rung

    def ring(self, at):
        """Record that this came through unmet, at its own instant. Returns False where another pass was first."""
        with self.escalation.changing():
            if not self._take(at):
                return False
            kind = {"warning": "warned", "aim": "aim passed"}.get(self.kind)
            kind = kind or {"breach": "breached", "prompt": "prompted"}[self.at_end]
            told = {"deadline": self.id, "label": self.label, "owed_by": self.owed_by}
            self.escalation.tell(kind, None, happened_at=self.due, audience=self.audience, **told)
            return True

    def _take(self, at):
        """Mark it as rung, unless something met, ended or rang it meanwhile."""
        model = type(self)
        still_open = (model.met_at.is_null(), model.ended_at.is_null(), model.breached_at.is_null())
        taken = model.update(breached_at=self.due, breach_recorded_at=at).where(model.id == self.id, *still_open)
        return bool(taken.execute())
