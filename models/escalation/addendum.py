"""Something added to an escalation after it was written."""

from peewee import ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.escalation import Escalation
from models.person import Person


class Addendum(Record):
    escalation = ForeignKeyField(Escalation, backref="addenda")
    words = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
