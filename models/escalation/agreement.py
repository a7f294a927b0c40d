"""That what will be done is agreed at a stage: by whom, when."""

from peewee import ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Agreement(Record):
    entry = ForeignKeyField(StageEntry, unique=True, backref="agreements")
    words = TextField(default="")
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
