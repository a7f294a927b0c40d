"""Somebody without whose being satisfied a concern does not close as resolved."""

from peewee import CharField, ForeignKeyField

from models.base import InstantField, Record, now
from models.escalation.outcome import Outcome


class Satisfaction(Record):
    outcome = ForeignKeyField(Outcome, backref="satisfactions")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)  # in the procedure's words
    who = CharField(max_length=200)  # by name, as whoever recorded the outcome heard it
    recorded_at = InstantField(default=now)
