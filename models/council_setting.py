"""What the council calls itself and how it counts, each as a dated row: the last of a name holds."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.person import Person


class CouncilSetting(Record):
    name = CharField(max_length=40, index=True)
    value = TextField()
    set_by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
