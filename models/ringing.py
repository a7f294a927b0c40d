"""The minute's pass: every deadline whose instant has come, once, at its true instant."""

from models.base import now
from models.heartbeat import Heartbeat
from models.review import Review

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
        Review.keep_up(at)
        rung = 0
        while batch := list(cls.newly_due(at).limit(BATCH)):
            for deadline in batch:
                rung += deadline.ring(at)
        Heartbeat.beat(at=at)
        return rung

    def ring(self, at):
        """Record that this came through unmet, at its own instant. Returns False where another pass was first."""
        with self.about.changing():
            if self.kind == "limit" and self.at_end == "agreed":
                return self._agree()
            if not self._take(breached_at=self.due, breach_recorded_at=at):
                return False
            kind = {"warning": "warned", "aim": "aim passed"}.get(self.kind)
            kind = kind or {"breach": "breached", "prompt": "prompted"}[self.at_end]
            told = {"deadline": self.id, "label": self.label, "owed_by": self.owed_by}
            self.about.tell(kind, None, happened_at=self.due, audience=self.audience, **told)
            return True

    def _agree(self):
        """Silence agrees the decisions of a review, and nothing else (O32): that is no breach."""
        if not self._take(met_at=self.due):
            return False
        self.review.agree_by_default(self.due)
        return True

    def _take(self, **rung):
        """Mark it as rung, unless something met, ended or rang it meanwhile."""
        model = type(self)
        still_open = (model.met_at.is_null(), model.ended_at.is_null(), model.breached_at.is_null())
        return bool(model.update(**rung).where(model.id == self.id, *still_open).execute())
