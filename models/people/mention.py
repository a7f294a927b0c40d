"""Whom and what an event of looking after people is about."""

from peewee import JOIN, ForeignKeyField

from models.base import Record
from models.event import Event
from models.person import Person
from models.post import Post
from models.team import Team


class Mention(Record):
    """An event is about this person, this post or this team: one row for each."""

    event = ForeignKeyField(Event, backref="mentions")
    person = ForeignKeyField(Person, null=True, backref="mentions")
    post = ForeignKeyField(Post, null=True, backref="mentions")
    team = ForeignKeyField(Team, null=True, backref="mentions")

    @staticmethod
    def column_for(subject):
        """The column in which this subject stands: "person", "post" or "team"."""
        return type(subject).__name__.lower()

    @classmethod
    def events_about(cls, subject):
        """The events about this person, post or team with who did it, in the order in which they were recorded."""
        about = getattr(cls, cls.column_for(subject))
        events = Event.select(Event, Person).join(Person, JOIN.LEFT_OUTER, on=Event.actor)
        return list(events.where(Event.id.in_(cls.select(cls.event).where(about == subject))).order_by(Event.id))
