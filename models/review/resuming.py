"""A review that was thought to be due no longer is due after all: what ended it had not happened."""

from models.base import now

AS_BOOKED = ("meets_at", "place", "booked_by", "booked_at", "booking_confirmed")


class Resuming:
    def resume(self, why):
        """It goes on as it was: what ended with it is owed again, late where it is, and the meeting that was booked stands."""
        with self.changing():
            ended, meeting = self._ended_with_it(), self._called_off_with_it()
            self.sum_up(ended_at=None, ended_why=None)
            for row in ended:
                row.reopen(why).ring_if_passed(now())
            told = {}
            if meeting:
                self.add("meetings", **{name: getattr(meeting, name) for name in AS_BOOKED})
                told = {"meets_at": meeting.meets_at.isoformat()}
            event = self.tell("review resumed", None, why=why, **told)
            self.alert_who_prepares(event, self.who_prepares())

    def _ended_with_it(self):
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.ended_at == self.ended_at, deadline.ended_why == self.ended_why)
        return [row for row in rows.where(deadline.met_at.is_null()) if not row.superseded_by.exists()]

    def _called_off_with_it(self):
        meeting = type(self).meetings.rel_model
        rows = self.meetings.where(meeting.stands(), meeting.called_off_at == self.ended_at)
        return rows.where(meeting.called_off_why.startswith(self.ended_why)).first()
