"""A meeting of a stage: arranged, then held or called off; what was said at it and who was there."""

from peewee import SQL, CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.escalation.stage_entry import StageEntry
from models.person import Person


class StageMeeting(Record):
    set_once = (
        "held_at", "attended", "said", "held_recorded_by", "held_recorded_at",
        "called_off_at", "called_off_why", "called_off_by",
    )  # fmt: skip

    entry = ForeignKeyField(StageEntry, backref="meetings")
    meets_at = InstantField()
    place = CharField(max_length=200)  # where, or by what means
    attending = TextField()  # who is to attend
    arranged_by = ForeignKeyField(Person, backref="+")
    arranged_at = InstantField()
    recorded_at = InstantField(default=now)
    held_at = InstantField(null=True)
    attended = TextField(null=True)
    said = TextField(null=True)  # what was said and agreed
    held_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    held_recorded_at = InstantField(null=True)
    called_off_at = InstantField(null=True)
    called_off_why = TextField(null=True)
    called_off_by = ForeignKeyField(Person, null=True, backref="+")

    @property
    def stands(self):
        """True while it is neither held nor called off."""
        return self.held_at is None and self.called_off_at is None


StageMeeting.add_index(
    StageMeeting.index(
        StageMeeting.entry,
        unique=True,
        name="one_standing_meeting",
        where=SQL("held_at is null and called_off_at is null"),
    )
)
