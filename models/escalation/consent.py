"""One consent of a gate, by a named person."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Consent(Record):
    entry = ForeignKeyField(StageEntry, backref="consents")
    rule_key = CharField(max_length=40)
    words = TextField()
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)

    class Meta:
        indexes = ((("entry", "rule_key"), True),)
