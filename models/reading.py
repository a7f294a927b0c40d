"""The access log: who opened which card or which child's page, and when."""

from peewee import CharField, ForeignKeyField

from models.base import InstantField, Record, now
from models.child import Child
from models.database import writing
from models.escalation.escalation import Escalation
from models.person import Person


class Reading(Record):
    person = ForeignKeyField(Person, backref="readings")
    escalation = ForeignKeyField(Escalation, null=True, backref="readings")
    child = ForeignKeyField(Child, null=True, backref="readings")
    number = CharField(max_length=40)  # the number asked for, also where there was no such card for this person
    found = CharField(max_length=10, default="yes")
    happened_at = InstantField(default=now)

    @classmethod
    def note(cls, person, number, escalation=None):
        """Keep that this person opened, or tried to open, the card of that number."""
        with writing():
            found = "yes" if escalation else "no"
            cls.create(person=person, escalation=escalation, number=str(number)[:40], found=found)

    @classmethod
    def note_child(cls, person, asked, child=None):
        """Keep that this person opened, or tried to open, the page of that child."""
        with writing():
            found = "yes" if child else "no"
            cls.create(person=person, child=child, number=f"child {asked}"[:40], found=found)
