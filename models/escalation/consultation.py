"""Somebody who was consulted before a stage was passed over: by name, when, and how."""

from peewee import CharField, DateField, ForeignKeyField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Consultation(Record):
    entry = ForeignKeyField(StageEntry, backref="consultations")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)  # in the procedure's words
    who = CharField(max_length=200)
    means = CharField(max_length=20)
    happened_on = DateField()
    by = ForeignKeyField(Person)  # who consulted them, and says so
    recorded_at = InstantField(default=now)
