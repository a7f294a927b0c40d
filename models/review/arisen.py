"""A concern that was raised out of a review: out of a decision that was not agreed, or something late."""

from peewee import ForeignKeyField

from models.base import InstantField, Record, now
from models.escalation.escalation import Escalation
from models.person import Person
from models.review.decision import Decision
from models.review.review import Review


class Arisen(Record):
    review = ForeignKeyField(Review, backref="arisen")
    decision = ForeignKeyField(Decision, null=True, backref="arisen")
    escalation = ForeignKeyField(Escalation, unique=True, backref="arose_from")
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
