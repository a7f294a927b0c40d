"""That an outside body was asked for advice or had the case referred to it; later, what came of it."""

from peewee import CharField, Check, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.escalation import Escalation
from models.escalation.stage_entry import StageEntry
from models.person import Person
from rules.procedure.vocabulary import REFERRALS


class Referral(Record):
    set_once = ("came_of_it", "came_on", "came_recorded_by", "came_recorded_at")

    escalation = ForeignKeyField(Escalation, backref="referrals")
    entry = ForeignKeyField(StageEntry, backref="referrals")
    mode = CharField(max_length=20, constraints=[Check(f"mode in {REFERRALS}")])
    why = TextField()
    consulted = TextField(default="")  # whom, before it: recorded, never a veto
    consulted_on = DateField(null=True)
    not_in_care = TextField(default="")  # why it goes there for a child who is not in care
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
    came_of_it = TextField(null=True)
    came_on = DateField(null=True)
    came_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    came_recorded_at = InstantField(null=True)

    @property
    def is_advice(self):
        """True for guidance alone: it is no referral, and no legal advice either."""
        return self.mode == "advice"
