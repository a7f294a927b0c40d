"""A review that is to be held earlier than it is due, by when and why."""

from peewee import DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class BroughtForward(Record):
    """The last row stands."""

    review = ForeignKeyField(Review, backref="brought_forward")
    to_day = DateField()
    why = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
