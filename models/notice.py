"""What a person is told about an event, on the screen."""

from peewee import CharField, ForeignKeyField

from models.base import Base, InstantField, now
from models.escalation.escalation import Escalation
from models.event import Event
from models.person import Person


class Notice(Base):
    event = ForeignKeyField(Event, backref="notices")
    person = ForeignKeyField(Person, backref="notices")
    why = CharField(max_length=40)  # "answers", "raised it", "consents"
    created_at = InstantField(default=now)
    seen_at = InstantField(null=True)

    @classmethod
    def latest_for(cls, person, most=20):
        """The last notices of this person about cards they may still see, or about none, the newest first."""
        mine = cls.select(cls, Event, Escalation).join(Event).left_outer_join(Escalation).where(cls.person == person)
        seen = Escalation.select(Escalation.id).visible_to(person)
        return list(
            mine.where(Event.escalation.in_(seen) | Event.escalation.is_null())
            .order_by(Event.recorded_at.desc(), cls.id.desc())
            .limit(most)
        )

    class Meta:
        indexes = ((("event", "person"), True),)
