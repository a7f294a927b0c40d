"""What a review said of one matter of its agenda."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class AgendaNote(Record):
    """The last row of a point stands."""

    review = ForeignKeyField(Review, backref="agenda_notes")
    point_key = CharField(max_length=60)
    words = TextField()
    by_when = DateField(null=True)
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
