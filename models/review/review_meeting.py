"""A meeting of a review: booked, then held or called off; a review may be several, and one may be consultation alone."""

from peewee import SQL, BooleanField, CharField, DateField, ForeignKeyField, TextField

from models.base import InstantField, now
from models.person import Person
from models.retractable import TAKEN_BACK, Retractable
from models.review.permitting import latest
from models.review.review import Review
from rules.london import london_date


class ReviewMeeting(Retractable):
    set_once = (
        *TAKEN_BACK,
        "held_on", "chaired_by", "iro", "is_meeting", "said", "confirmed", "held_recorded_by", "held_recorded_at",
        "adjourned", "called_off_at", "called_off_why", "called_off_by",
    )  # fmt: skip

    review = ForeignKeyField(Review, backref="meetings")
    meets_at = InstantField(null=True)  # empty where it was recorded as held without having been booked
    place = CharField(max_length=200, default="")
    booked_by = ForeignKeyField(Person, backref="+")
    booked_at = InstantField(default=now)
    booking_confirmed = CharField(max_length=200, null=True)  # the rules that whoever booked it confirmed
    held_on = DateField(null=True)
    chaired_by = ForeignKeyField(Person, null=True, backref="+")
    iro = ForeignKeyField(Person, null=True, backref="+")  # who was allocated that day
    is_meeting = BooleanField(null=True)  # false: consultation without a meeting
    said = TextField(null=True)
    confirmed = CharField(max_length=200, null=True)  # the rules about dates that whoever recorded it confirmed
    held_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    held_recorded_at = InstantField(null=True)
    adjourned = BooleanField(null=True)  # another meeting is to complete the review
    called_off_at = InstantField(null=True)
    called_off_why = TextField(null=True)
    called_off_by = ForeignKeyField(Person, null=True, backref="+")

    @classmethod
    def to_come(cls):
        """The condition that it is booked and still to come: at most one of a review is."""
        return cls.stands() & cls.held_on.is_null() & cls.called_off_at.is_null()

    @property
    def day(self):
        """The London date on which it was held, or for which it is booked."""
        return self.held_on or (london_date(self.meets_at) if self.meets_at else None)

    def first_among(self, rows):
        """The row, among these of its review, in which this meeting was recorded first, before its day was corrected."""
        kept = lambda row: (row.booked_at, row.meets_at, row.adjourned)
        before = (row for row in rows if row.taken_back_at == self.held_recorded_at and row.id < self.id)
        corrected = next((row for row in before if kept(row) == kept(self)), None)
        return corrected.first_among(rows) if corrected else self

    @property
    def attendance(self):
        """{invitation's id: the row that says whether they were there}."""
        attendance = self.attendances.model
        guest = attendance.invitation.rel_model
        return latest(self.attendances.select(attendance, guest).join(guest), "invitation_id")


ReviewMeeting.add_index(
    ReviewMeeting.index(
        ReviewMeeting.review,
        unique=True,
        name="one_booked_meeting",
        where=SQL("held_on is null and called_off_at is null"),
    )
)
