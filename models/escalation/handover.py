"""That a stage was taken over by whoever raises it, from whoever opened it."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Handover(Record):
    entry = ForeignKeyField(StageEntry, unique=True, backref="handovers")
    title = CharField(max_length=120)  # as whom, in the procedure's words
    asked_for = TextField()  # what is asked for, as it was sent
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
