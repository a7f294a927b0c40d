"""By when the record system says that a review is due: kept beside our own date, and a difference is shown."""

from peewee import CharField, DateField, ForeignKeyField

from models.base import InstantField, Record, now
from models.child import Child
from models.person import Person
from models.review.review import Review


class SystemDue(Record):
    """The last row stands."""

    review = ForeignKeyField(Review, backref="system_dues")
    due_on = DateField()
    source = CharField(max_length=120, default="")  # where it comes from, in words
    by = ForeignKeyField(Person, null=True)  # None: the command line
    recorded_at = InstantField(default=now)


class AwaitedDue(Record):
    """One for a review that is not planned yet: the worker's pass plans it and gives it the date."""

    set_once = ("review",)

    child = ForeignKeyField(Child, backref="awaited_dues")
    due_on = DateField()
    source = CharField(max_length=120, default="")
    by = ForeignKeyField(Person, null=True)
    recorded_at = InstantField(default=now)
    review = ForeignKeyField(Review, null=True)  # the one that has it now
