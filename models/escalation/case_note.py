"""A text for the child's record, as it was when somebody said that it was filed there."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.escalation import Escalation
from models.escalation.stage_entry import StageEntry
from models.person import Person


class CaseNote(Record):
    escalation = ForeignKeyField(Escalation, backref="case_notes")
    entry = ForeignKeyField(StageEntry, backref="case_notes")
    heading = CharField(max_length=200)
    text = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
