"""A recipient has seen it: who, and when."""

from peewee import ForeignKeyField

from models.base import InstantField, Record, now
from models.escalation.recipient import Recipient
from models.person import Person


class Acknowledgement(Record):
    recipient = ForeignKeyField(Recipient, unique=True, backref="acknowledgements")
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
