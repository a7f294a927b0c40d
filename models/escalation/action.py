"""What somebody agreed to do about it, by when."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class Action(Record):
    set_once = ("done_on", "done_recorded_by")

    entry = ForeignKeyField(StageEntry, backref="actions")
    what = TextField()
    who = CharField(max_length=120)
    by_when = DateField(null=True)
    recorded_by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    done_on = DateField(null=True)
    done_recorded_by = ForeignKeyField(Person, null=True, backref="+")
