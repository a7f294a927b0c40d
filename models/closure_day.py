"""Days on which the council is closed, beside the bank holidays, and the calendar that counts with them."""

from peewee import CharField, DateField, ForeignKeyField

from models.base import InstantField, Record, now
from models.person import Person
from rules.calendar import Calendar


class ClosureDay(Record):
    set_once = ("withdrawn_at",)

    day = DateField()
    why = CharField(max_length=120)
    recorded_by = ForeignKeyField(Person, null=True)
    recorded_at = InstantField(default=now)
    withdrawn_at = InstantField(null=True)

    @classmethod
    def calendar(cls, division="england-and-wales"):
        """The council's working-day calendar."""
        closed = cls.select().where(cls.withdrawn_at.is_null())
        return Calendar(closures={row.day: row.why for row in closed}, division=division)
