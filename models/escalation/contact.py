"""A call, a talk or an email: when, with whom, reached or not."""

from peewee import BooleanField, CharField, Check, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.recipient import Recipient
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Contact(Record):
    entry = ForeignKeyField(StageEntry, backref="contacts")
    recipient = ForeignKeyField(Recipient, null=True, backref="contacts")
    means = CharField(max_length=20, constraints=[Check("means in ('phone', 'in person', 'email')")])
    with_whom = CharField(max_length=120, default="")
    reached = BooleanField()
    words = TextField(default="")
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
