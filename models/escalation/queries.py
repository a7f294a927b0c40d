"""Queries over escalations that return queries, one clause a line."""

from peewee import ModelSelect

from models.scope import closed_to, escalations_within, without_closed


class Escalations(ModelSelect):
    def visible_to(self, person):
        """Those that the permission matrix, restrictions and bars leave to this person."""
        within = escalations_within(person.standing, "see cards")
        if within is None:
            return self.where(*(self.model.id.not_in(closed) for closed in closed_to(person.id)))
        return self.where(self.model.id.in_(without_closed(within, person.id)))

    def open_to(self, person, action):
        """Those on which the matrix gives this person that action."""
        within = escalations_within(person.standing, action)
        return self if within is None else self.where(self.model.id.in_(within))

    def on_board(self, key):
        """Those of one procedure."""
        return self.where(self.model.board == key)

    def about(self, child):
        """Those about this child, the last raised first."""
        concerning = self.model.concerning.rel_model
        of_child = concerning.select(concerning.escalation).where(
            concerning.child == child, concerning.ended_at.is_null()
        )
        return self.where(self.model.id.in_(of_child)).order_by(self.model.number.desc())

    def numbered(self, number):
        """The one of that number, or None."""
        return self.where(self.model.number == number).first()

    def open(self):
        """Those with a stage that stands open."""
        return self.where(self.model.id.in_(self._entries().where(self._entry.ended_at.is_null())))

    def ended(self):
        """Those with no open stage, the last raised first."""
        standing = self._entries().where(self._entry.ended_at.is_null())
        return self.where(self.model.id.not_in(standing)).order_by(self.model.number.desc())

    @property
    def _entry(self):
        return self.model.entries.rel_model

    def _entries(self):
        return self._entry.select(self._entry.escalation)
