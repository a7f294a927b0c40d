"""A paper of a review: on which day it was received, on which it was read."""

from peewee import SQL, CharField, DateField, ForeignKeyField

from models.base import InstantField, now
from models.person import Person
from models.retractable import OnlyStanding
from models.review.review import Review


class ReviewDocument(OnlyStanding):
    """One row that stands when it is received, one when it is read."""

    review = ForeignKeyField(Review, backref="documents")
    document_key = CharField(max_length=60)
    what = CharField(max_length=8)  # "received" or "read"
    on = DateField()
    confirmed = CharField(max_length=200, null=True)  # the rules about dates that whoever recorded it confirmed
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)


ReviewDocument.add_index(
    ReviewDocument.index(
        ReviewDocument.review,
        ReviewDocument.document_key,
        ReviewDocument.what,
        unique=True,
        name="one_of_each_document",
        where=SQL("taken_back_at is null"),
    )
)
