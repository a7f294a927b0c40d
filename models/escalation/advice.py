"""The reviewing officer's independent legal advice: privileged, and nobody's business but theirs."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.escalation import Escalation
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Advice(Record):
    set_once = ("said", "said_on", "said_recorded_by", "shared_at", "shared_by")

    escalation = ForeignKeyField(Escalation, backref="advice")
    entry = ForeignKeyField(StageEntry, backref="advice")
    asked_on = DateField()
    of_whom = CharField(max_length=200)
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    said = TextField(null=True)
    said_on = DateField(null=True)
    said_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    shared_at = InstantField(null=True)  # with the head of the quality service
    shared_by = ForeignKeyField(Person, null=True, backref="+")
