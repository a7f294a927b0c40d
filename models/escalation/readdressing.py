"""Not mine: a recipient who must answer named another, and reads on."""

from peewee import ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.recipient import Recipient
from models.person import Person


class Readdressing(Record):
    recipient = ForeignKeyField(Recipient, unique=True, backref="readdressings")
    to = ForeignKeyField(Recipient, unique=True, backref="readdressed_from")
    why = TextField()
    by = ForeignKeyField(Person)
    happened_at = InstantField(default=now)
