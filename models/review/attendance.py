"""Whether somebody on the list was there at one meeting of a review; the last row stands."""

from peewee import CharField, Check, ForeignKeyField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.invitation import Invitation
from models.review.review_meeting import ReviewMeeting

CAME = ("all of it", "part of it", "not there")
NOT_KNOWN = ""  # what was recorded before was wrong, and how it was is not known


class Attendance(Record):
    meeting = ForeignKeyField(ReviewMeeting, backref="attendances")
    invitation = ForeignKeyField(Invitation, backref="attendances")
    how = CharField(max_length=12, constraints=[Check(f"how in {(*CAME, NOT_KNOWN)}")])
    delegate = CharField(max_length=120, default="")  # who came instead
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
