"""What was written of a visit, under the parts that the procedure asks for, and on which day (req 2.66, 2.67)."""

from peewee import DateField, ForeignKeyField, JSONField

from models.base import InstantField, Record, now
from models.person import Person
from models.visit.visit import Visit


class VisitNote(Record):
    visit = ForeignKeyField(Visit, unique=True, backref="notes")
    parts = JSONField()  # {the part, as the procedure words it: what was written}
    written_on = DateField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
