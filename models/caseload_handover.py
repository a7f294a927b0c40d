"""A reviewing officer's caseload, or some of its children, goes to another from a London date."""

from peewee import DateField, ForeignKeyField, JSONField, TextField

from models.base import InstantField, Record, now
from models.person import Person


class CaseloadHandover(Record):
    set_once = ("carried_out_at", "withdrawn_at")

    officer = ForeignKeyField(Person, backref="handed_over")
    to = ForeignKeyField(Person, backref="handed_to")
    since = DateField()
    children = JSONField(null=True)  # the ids of those chosen; None: all of them, and every open card
    why = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    carried_out_at = InstantField(null=True)
    withdrawn_at = InstantField(null=True)
