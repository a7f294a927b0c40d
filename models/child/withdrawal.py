"""Something that was recorded of a child and had not happened: it stays, with this row that says why."""

from peewee import ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.period_of_care import ChildChange
from models.person import Person


class FactWithdrawal(Record):
    change = ForeignKeyField(ChildChange, unique=True, backref="withdrawals")
    why = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
