"""What a person is to be told about an event; delivery is the worker's business."""

from peewee import CharField, ForeignKeyField

from models.base import Base, InstantField, now
from models.event import Event
from models.person import Person


class Notice(Base):
    event = ForeignKeyField(Event, backref="notices")
    person = ForeignKeyField(Person, backref="notices")
    why = CharField(max_length=40)  # "answers", "raised it", "consents"
    created_at = InstantField(default=now)
    seen_at = InstantField(null=True)

    class Meta:
        indexes = ((("event", "person"), True),)
