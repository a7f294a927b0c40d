"""What changed, the last first: the list of changes, and what a form was opened on."""

from peewee import JOIN

from models.person import Person


class Past:
    def past(self):
        """The rows of the list of changes, the last recorded first, each with who recorded it."""
        change = type(self).changes.rel_model
        rows = change.select(change, Person).join(Person, JOIN.LEFT_OUTER, on=change.recorded_by)
        return rows.where(change.child == self).order_by(change.id.desc())

    def version(self):
        """The id of the last row of the list: what a form was opened on."""
        change = type(self).changes.rel_model
        last = self.changes.order_by(change.id.desc()).first()
        return last.id if last else 0
