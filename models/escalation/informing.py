"""That a duty of the procedure was done on a day, or why not yet."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.escalation import Escalation
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Informing(Record):
    escalation = ForeignKeyField(Escalation, backref="informings")
    entry = ForeignKeyField(StageEntry, backref="informings")
    duty_key = CharField(max_length=40)
    done_on = DateField(null=True)  # empty: not yet, and `why_not` says why
    why_not = TextField(default="")
    how = TextField(null=True)  # how it was done, where somebody said so
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
