"""The meeting of a review is booked for a day and time, booked for another, or called off."""

from collections import namedtuple

from models.base import now
from models.child.doubting import check_found
from models.errors import Incomplete, Moved
from models.review.permitting import must_say
from rules.london import london_date
from rules.reviews import meeting_doubts
from rules.words import time_words

Late = namedtuple("Late", "rule sentence refused")
AFTER_ITS_DAY = "meeting after its day"


class Booking:
    @property
    def booked(self):
        """The meeting that is to come, or None."""
        return self.meetings.where(type(self).meetings.rel_model.to_come()).first()

    def book(self, by, meets_at, place="", confirmed=()):
        """Book the meeting; what is owed before it is counted back from its day. Returns the meeting.

        Raises NotYours; Moved where one is booked already or the review is over; Incomplete for a time that is past;
        Questioned for a day after the one by which it is due, until `meeting after its day` is confirmed, and for one
        that is no working day, or at night.
        """
        with self.changing_as(by, "arrange a review"):
            if self.booked:
                raise Moved(f"The meeting is booked already, for {time_words(self.booked.meets_at, now())}.")
            return self._book(by, meets_at, place, confirmed)

    def rebook(self, by, meets_at, place="", why="", confirmed=()):
        """Book it for another time: the standing one is called off with the reason. Returns the meeting."""
        with self.changing_as(by, "arrange a review"):
            self._call_off(by, why)
            return self._book(by, meets_at, place, confirmed, again=True)

    def call_off(self, by, why):
        """The meeting does not take place; what is owed is counted back from the day on which the review is due again."""
        with self.changing_as(by, "arrange a review"):
            prepares, event = self.who_prepares(), self._call_off(by, why)
            self.count_back(self.calendar, "The meeting was called off")
            self.alert_who_prepares(event, prepares)

    def _book(self, by, meets_at, place, confirmed, again=False):
        if meets_at <= now():
            raise Incomplete(meets_on="The meeting must be still to come. One that is over is recorded as held")
        doubts = [*self._late(london_date(meets_at)), *meeting_doubts(meets_at, self.calendar)]
        kept = check_found(doubts, "meets_on", confirmed)
        row = {"meets_at": meets_at, "place": place.strip(), "booked_by": by, "booking_confirmed": kept or None}
        meeting, prepares = self.add("meetings", **row), self.who_prepares()
        told = {"confirmed": kept} if kept else {}
        event = self.tell("review booked", by, meets_at=meets_at.isoformat(), place=meeting.place, **told)
        self.count_back(self.calendar, f"The meeting is booked for {meeting.day:%-d %B %Y}")
        if again:  # of the first booking the invitations tell
            self.alert_who_prepares(event, prepares)
        return meeting

    def _call_off(self, by, why):
        meeting = self.booked
        if meeting is None:
            raise Moved("No meeting of this review is booked now. Nothing was saved.")
        why = must_say(why, "why", "Enter why the meeting does not take place as booked")
        meeting.set_now(called_off_at=now(), called_off_why=why, called_off_by=by)
        return self.tell("review called off", by, meets_at=meeting.meets_at.isoformat(), why=why)

    def _late(self, day):
        due = london_date(self.due_row.due)
        if self.held_on or day <= due:
            return []
        sentence = f"The review is due by {due:%-d %B %Y}. Confirm that the meeting is to be later."
        return [Late(AFTER_ITS_DAY, sentence, False)]
