"""What a person is told about an event, on the screen."""

from peewee import CharField, ForeignKeyField

from models.base import Base, InstantField, now
from models.child import Child
from models.escalation.escalation import Escalation
from models.event import Event
from models.person import Person
from models.review import Review


class Notice(Base):
    event = ForeignKeyField(Event, backref="notices")
    person = ForeignKeyField(Person, backref="notices")
    why = CharField(max_length=40)  # "answers", "raised it", "consents"
    created_at = InstantField(default=now)
    seen_at = InstantField(null=True)

    @classmethod
    def latest_for(cls, person, most=20):
        """The last notices of this person about cards and children they may still see, or about none, the newest first."""
        from models.cards import share_procedures

        mine = cls.select(cls, Event, Escalation, Review, Child, Person).join(Event).left_outer_join(Escalation)
        mine = mine.switch(Event).left_outer_join(Review, on=Event.review).switch(Event)
        mine = mine.left_outer_join(Child, on=Event.child).where(cls.person == person)
        mine = mine.switch(Event).left_outer_join(Person, on=Event.actor)
        seen = Escalation.select(Escalation.id).visible_to(person)
        children = Child.select(Child.id).visible_to(person, "see reviews")
        of_none = Event.escalation.is_null() & Event.child.is_null()
        told = list(
            mine.where(Event.escalation.in_(seen) | Event.child.in_(children) | of_none)
            .order_by(cls.created_at.desc(), cls.id.desc())
            .limit(most)
        )
        share_procedures([notice.event.escalation for notice in told if notice.event.escalation_id])
        return told

    class Meta:
        indexes = ((("event", "person"), True), (("person", "created_at"), False))
