"""The mark that something stands on the child's own file, by the one who owed it."""

from peewee import CharField, ForeignKeyField

from models.base import InstantField, Record, now
from models.escalation.escalation import Escalation
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Filed(Record):
    escalation = ForeignKeyField(Escalation, backref="filed")
    entry = ForeignKeyField(StageEntry, backref="filed")
    filing_key = CharField(max_length=40)
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)

    class Meta:
        indexes = ((("entry", "filing_key"), True),)
