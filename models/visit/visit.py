"""A visit of the IRO to a child: a record of its own, apart from the review (req 2.57-2.64)."""

from peewee import BooleanField, CharField, DateField, ForeignKeyField, ModelSelect, TextField

from models.base import InstantField, now
from models.child import Child
from models.governed import Governed
from models.person import Person
from models.procedure_version import ProcedureVersion
from models.retractable import OnlyStanding
from models.visit.noting import Noting
from models.visit.taking_back import TakingBack
from models.visit.visiting import Visiting


class Visits(ModelSelect):
    """Queries over visits that return queries."""

    def visible_to(self, person, action="read reviews"):
        """Those of the children whom the permission matrix and restrictions leave to this person for an action."""
        return self.where(Visit.child.in_(Child.select(Child.id).visible_to(person, action)))


class Visit(Governed, Visiting, Noting, TakingBack, OnlyStanding):
    child = ForeignKeyField(Child, backref="visits")
    procedure_version = ForeignKeyField(ProcedureVersion, backref="visits")
    visited_by = ForeignKeyField(Person, backref="visits")
    visited_on = DateField()
    place = CharField(max_length=200)
    in_own_home = BooleanField()
    with_whom = TextField(default="")
    seen_alone = BooleanField()
    confirmed = CharField(max_length=200, default="")  # the rules about dates that whoever recorded it confirmed
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField(default=now)

    @classmethod
    def ever(cls, *fields):
        return Visits(cls, fields or (cls,), is_default=not fields)

    @property
    def reference(self):
        """What people call it, without a name."""
        return f"{self.child.reference}, visit on {self.visited_on:%-d %B %Y}"

    @property
    def number(self):
        """What an email calls it, in which nobody is to recognise a child: “V-0012”."""
        return f"V-{self.id:04}"
