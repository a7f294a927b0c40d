"""How the child would like the review to be, point by point of the preference form."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class Wish(Record):
    """The last row of a point stands."""

    review = ForeignKeyField(Review, backref="wishes")
    point_key = CharField(max_length=60)  # of the procedure's preferences
    words = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
