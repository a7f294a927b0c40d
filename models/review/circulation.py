"""That the decisions of a review were sent out, and on which day they were received."""

from peewee import DateField, ForeignKeyField, TextField

from models.base import InstantField, now
from models.person import Person
from models.retractable import TAKEN_BACK, OnlyStanding
from models.review.review import Review


class Circulation(OnlyStanding):
    """What was decided later goes out later: a decision went out with the first that was recorded no earlier than it."""

    set_once = (*TAKEN_BACK, "received_on", "received_recorded_by")

    review = ForeignKeyField(Review, backref="circulations")
    sent_on = DateField()
    sent_to = TextField()
    redacted = TextField(default="")  # what was taken out, such as an address (req 2.88)
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    received_on = DateField(null=True)  # by the designated manager; until it is entered, the day it was sent counts
    received_recorded_by = ForeignKeyField(Person, null=True, backref="+")
