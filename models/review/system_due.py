"""By when the record system says that a review is due: kept beside our own date, and a difference is shown."""

from peewee import DateField, ForeignKeyField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class SystemDue(Record):
    """The last row stands."""

    review = ForeignKeyField(Review, backref="system_dues")
    due_on = DateField()
    by = ForeignKeyField(Person, null=True)  # None: the command line
    recorded_at = InstantField(default=now)
