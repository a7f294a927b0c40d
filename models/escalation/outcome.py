"""How an escalation ended, in whose words."""

from peewee import CharField, Check, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.closing import ENDS, TOLD_END
from models.escalation.escalation import Escalation
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Outcome(Record):
    escalation = ForeignKeyField(Escalation, backref="outcomes")
    entry = ForeignKeyField(StageEntry, backref="outcomes")
    end = CharField(max_length=40, constraints=[Check(f'"end" in {tuple(ENDS)}')])
    words = TextField()
    not_escalated = TextField(null=True)  # why not, where it ended unsettled at the early step
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)

    @property
    def label(self):
        """How it ended, for a reader."""
        is_told = self.end == "resolved" and self.entry.stage.is_only_told
        return TOLD_END if is_told else self.entry.ended_why or ENDS[self.end]


class Reopening(Record):
    """An outcome that did not hold: who opened the escalation again, and why."""

    outcome = ForeignKeyField(Outcome, unique=True, backref="reopenings")
    why = TextField()
    by = ForeignKeyField(Person)
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
