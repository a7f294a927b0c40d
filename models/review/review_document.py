"""A paper of a review: on which day it was received, on which it was read."""

from peewee import CharField, DateField, ForeignKeyField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class ReviewDocument(Record):
    """One row when it is received, one when it is read."""

    review = ForeignKeyField(Review, backref="documents")
    document_key = CharField(max_length=60)
    what = CharField(max_length=8)  # "received" or "read"
    on = DateField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)

    class Meta:
        indexes = ((("review", "document_key", "what"), True),)
