"""The record system's own due dates: kept beside ours, and compared with them."""

from models.errors import NotYours
from models.review.permitting import WHO
from models.review.ruled import ruled_by
from rules.london import london_date
from rules.reviews import compared


class Comparing:
    @property
    def said_by_the_system(self):
        """The last word of the record system on when it is due, or None."""
        model = type(self).system_dues.rel_model
        return self.system_dues.order_by(model.id.desc()).first()

    @property
    def system_due(self):
        """By when the record system says that it is due, or None."""
        said = self.said_by_the_system
        return said and said.due_on

    def note_system_due(self, by, due_on, source=""):
        """Keep the record system's own due date, where it is another than the one that stands. Returns the row, or None.

        `source` says in words where it comes from.
        """
        with self.changing():
            if by and not self.opens("arrange a review", by):
                raise NotYours(WHO["arrange a review"])
            if due_on == self.system_due:
                return None
            return self.add("system_dues", due_on=due_on, source=source, by=by)

    def take_over_system_due(self, before, timeline):
        """The day that the record system told before this one took the place of another goes on, where it was told after
        the last review was held: before, it was of that one.
        """
        said = before and before.period_began == self.period_began and before.said_by_the_system
        if said and all(min(said.due_on, london_date(said.recorded_at)) > held.on for held in timeline.held):
            self.add("system_dues", due_on=said.due_on, source=said.source, by=said.by, recorded_at=said.recorded_at)

    @property
    def compared(self):
        """Our day beside the record system's, each with its working; None where either is not known."""
        said, row = self.said_by_the_system, self.due_row
        if said is None or row is None:
            return None
        rules = ruled_by(row) if row.ledger.get("rules") else []
        return compared(london_date(row.due), said.due_on, rules, self.calendar)

    @classmethod
    def give_awaited(cls):
        """Give each planned review the due date that the record system told before it was planned. Returns how many."""
        awaited = cls.child.rel_model.awaited_dues.rel_model
        rows = awaited.select(awaited, cls).join(cls, on=(cls.child == awaited.child), attr="planned")
        rows = rows.where(awaited.review.is_null(), cls.completed_at.is_null(), cls.ended_at.is_null())
        given = list(rows.order_by(awaited.id))
        for row in given:
            signed = {"by": row.by, "source": row.source, "recorded_at": row.recorded_at}
            row.planned.add("system_dues", due_on=row.due_on, **signed)
            row.set_now(review=row.planned)
        return len(given)
