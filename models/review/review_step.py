"""Something that a review asks for before or after its meeting: done on a day, or not needed and why."""

from peewee import CharField, DateField, ForeignKeyField, TextField

from models.base import InstantField, now
from models.person import Person
from models.retractable import OnlyStanding
from models.review.review import Review
from models.review.review_document import ReviewDocument


class ReviewStep(OnlyStanding):
    """The last row of a rule stands."""

    review = ForeignKeyField(Review, backref="steps")
    rule_key = CharField(max_length=60)  # of the procedure's `before` or `after`
    done_on = DateField(null=True)
    not_needed = TextField(default="")  # why not, where there is no day
    words = TextField(default="")
    paper = ForeignKeyField(ReviewDocument, null=True, backref="+")  # the last of those with which it was done
    confirmed = CharField(max_length=200, null=True)  # the rules about dates that whoever recorded it confirmed
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
