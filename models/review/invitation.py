"""Somebody who is to take part in a review, and when they were invited."""

from peewee import CharField, Check, DateField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review
from models.review.review_step import ReviewStep
from models.review.words import PARTS


class Invitation(Record):
    set_once = ("taken_off_at", "taken_off_why", "taken_off_by")
    sums_up = ("sent_on", "sent_by", "sending")  # the step “invitations” is what was done

    review = ForeignKeyField(Review, backref="invitations")
    part = CharField(max_length=16, constraints=[Check(f"part in {PARTS}")])
    name = CharField(max_length=120)
    person = ForeignKeyField(Person, null=True, backref="+")
    address = TextField(default="")  # full name and address, for the copy of the record (req 2.87)
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    sent_on = DateField(null=True)
    sent_by = ForeignKeyField(Person, null=True, backref="+")
    sending = ForeignKeyField(ReviewStep, null=True, backref="invitations")
    taken_off_at = InstantField(null=True)
    taken_off_why = TextField(null=True)
    taken_off_by = ForeignKeyField(Person, null=True, backref="+")
