"""How the child took part in a review: the code of the national return, and the questions asked each time."""

from peewee import CharField, ForeignKeyField, JSONField, TextField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class Participation(Record):
    """The last row stands."""

    review = ForeignKeyField(Review, backref="participations")
    code = CharField(max_length=8)
    answers = JSONField()  # {the question's key: the answer}
    words = TextField(default="")
    by = ForeignKeyField(Person, null=True)  # None: the command line, which brings in reviews of before
    recorded_at = InstantField(default=now)
