"""What can be taken back: it was recorded and had not happened, or not on that day. The row stays, with who, when and why."""

from peewee import ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.errors import Incomplete, Moved
from models.person import Person

TAKEN_BACK = ("taken_back_at", "taken_back_why", "taken_back_by")  # belong to what such a row has in `set_once`


class Retractable(Record):
    """A row that counts while nobody has taken it back. Its own verbs say who may, and work out again what followed."""

    is_shape = True
    set_once = TAKEN_BACK

    taken_back_at = InstantField(null=True)
    taken_back_why = TextField(null=True)  # for those who may read what was said
    taken_back_by = ForeignKeyField(Person, null=True, backref="+")

    @classmethod
    def stands(cls):
        """The condition that nobody has taken it back."""
        return cls.taken_back_at.is_null()

    @property
    def is_taken_back(self):
        return self.taken_back_at is not None

    def retract(self, by, why):
        """It had not happened. Raises Incomplete without a reason, and Moved where somebody was first."""
        if not why.strip():
            raise Incomplete(why="Enter why it is taken back")
        if not self.set_now(taken_back_at=now(), taken_back_why=why.strip(), taken_back_by=by):
            raise Moved("This was taken back already. Nothing was saved.")


class OnlyStanding(Retractable):
    """One whose every query finds what stands alone, so that nobody can forget to ask; `ever` finds the rest.

    `get`, by which a row is reached that another points at, finds it either way. A join or an alias of such a model asks
    by `stands` itself.
    """

    is_shape = True

    @classmethod
    def select(cls, *fields):
        return cls.ever(*fields).where(cls.stands())

    @classmethod
    def ever(cls, *fields):
        """Every row that was ever recorded, taken back or not, as a query."""
        return super().select(*fields)

    @classmethod
    def get(cls, *query, **filters):
        found = cls.ever().where(*query) if query else cls.ever()
        return found.filter(**filters).get()

    @classmethod
    def taken_back(cls):
        """Those that were taken back, the last first, as a query."""
        return cls.ever().where(~cls.stands()).order_by(cls.taken_back_at.desc(), cls.id.desc())
