"""A rating: urgency, who, why."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Rating(Record):
    entry = ForeignKeyField(StageEntry, backref="ratings")
    urgency = CharField(max_length=40)
    why = TextField(default="")
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
