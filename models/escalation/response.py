"""An answer: in whose words, when it was given, and who recorded it."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.recipient import Recipient
from models.person import Person


class Response(Record):
    recipient = ForeignKeyField(Recipient, backref="responses")
    words = TextField()
    answered_by = CharField(max_length=120)
    means = CharField(max_length=20, default="in writing")
    by = ForeignKeyField(Person)  # who recorded it
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
