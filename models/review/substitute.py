"""Somebody who chairs a review in the place of the allocated IRO, who stays allocated (req 2.18)."""

from peewee import ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class Substitute(Record):
    set_once = ("ended_at",)

    review = ForeignKeyField(Review, backref="substitutes")
    person = ForeignKeyField(Person, backref="substitutes_for")
    why = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    ended_at = InstantField(null=True)
