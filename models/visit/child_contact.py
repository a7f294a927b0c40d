"""A contact outside visits, a check between reviews, or what became of what a visit agreed (req 2.65, 2.68, 2.69)."""

from peewee import CharField, Check, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.child import Child
from models.person import Person
from models.visit.visit import Visit

KINDS = ("contact", "midway check", "after a visit")


class ChildContact(Record):
    child = ForeignKeyField(Child, backref="contacts")
    kind = CharField(max_length=16, constraints=[Check(f"kind in {KINDS}")])
    on = DateField()
    with_whom = CharField(max_length=200)
    how = CharField(max_length=40, default="")  # phone, letter, message
    words = TextField()
    visit = ForeignKeyField(Visit, null=True, backref="contacts")
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
