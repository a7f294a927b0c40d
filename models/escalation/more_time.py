"""“I need until Friday because…”: a recipient's word, which moves no clock."""

from peewee import DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.recipient import Recipient
from models.person import Person


class MoreTime(Record):
    recipient = ForeignKeyField(Recipient, backref="more_time")
    until = DateField()
    why = TextField()
    by = ForeignKeyField(Person)
    happened_at = InstantField(default=now)
