"""What the IRO answers when something has happened, and which reading of a rule was chosen: each a signed row."""

from peewee import CharField, DateField, ForeignKeyField, JSONField, TextField

from models.base import InstantField, Record, now
from models.child.child import Child
from models.period_of_care import ChildChange
from models.person import Person


class FactAnswer(Record):
    """What the IRO answered to the questions that one fact asks, each with its reason where there is one."""

    change = ForeignKeyField(ChildChange, unique=True, backref="answers")
    said = JSONField()  # {the question's key: [its label, the answer, because]}
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)


class CycleChoice(Record):
    """Which of several readings of a rule counts for this child, with the reason (O13)."""

    child = ForeignKeyField(Child, backref="cycle_choices")
    choice = CharField(max_length=200)  # what it is a reading of
    cycle_key = CharField(max_length=60)
    about_on = DateField(null=True)  # the London date of what it was chosen about: a later order is asked about anew
    why = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
