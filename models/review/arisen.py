"""What was raised out of a review: a concern over a decision or something late, or good practice that is shared."""

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

    @property
    def shared(self):
        """What it is called where it only gives notice, such as “Good practice”; empty for a concern."""
        procedure, kind = self.escalation.procedure, self.escalation.kind
        return procedure.kinds[kind] if kind and not procedure.asks(kind) else ""
