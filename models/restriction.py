"""Records that only named people may open, and temporary access to them."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.child import Child
from models.escalation.escalation import Escalation
from models.person import Person


class Restriction(Record):
    """Only the people it names see this child, or this escalation, until it is lifted."""

    set_once = ("lifted_at",)

    child = ForeignKeyField(Child, null=True, backref="restrictions")
    escalation = ForeignKeyField(Escalation, null=True, backref="restrictions")
    reason = TextField()
    review_by = DateField()
    set_by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    lifted_at = InstantField(null=True)


class RestrictionName(Record):
    """A person whom a restriction lets in."""

    restriction = ForeignKeyField(Restriction, backref="names")
    person = ForeignKeyField(Person)


class Access(Record):
    """A person's temporary access to one child's record or one escalation, with the reason for it."""

    child = ForeignKeyField(Child, null=True)
    escalation = ForeignKeyField(Escalation, null=True)
    person = ForeignKeyField(Person, backref="accesses")
    reason = CharField(max_length=400)
    given_by = ForeignKeyField(Person, null=True)
    begins_at = InstantField(default=now)
    ends_at = InstantField()


class Bar(Record):
    """A person whom an escalation is about: barred from it, whatever their role."""

    escalation = ForeignKeyField(Escalation, backref="bars")
    person = ForeignKeyField(Person)
