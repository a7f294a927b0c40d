"""What the raiser thinks of the answer."""

from peewee import CharField, Check, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Verdict(Record):
    entry = ForeignKeyField(StageEntry, backref="verdicts")
    verdict = CharField(max_length=20, constraints=[Check("verdict in ('accepted', 'not accepted', 'no answer')")])
    words = TextField(default="")
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
