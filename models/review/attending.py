"""Who was there, meeting by meeting: told with the meeting, or entered and corrected later (req 2.39, 2.52, 2.89)."""

from models.errors import Incomplete, Moved
from rules.reviews.vocabulary import NOT_THERE

AWAY = "not there"


class Attending:
    def note_attendance(self, by, meeting, came):
        """Record who was at a meeting that was held: {invitation's id: (how, who came instead)}; what is known already gets
        no row. Returns the rows. Raises NotYours, Moved where the meeting was not held, Incomplete.
        """
        with self.changing_as(by, "record a review", while_open=False):
            if meeting not in self.sat:
                raise Moved("This meeting was not held, or that was taken back. Nothing was saved.")
            rows = self._note_who_came(by, meeting, came)
            if rows:
                self.tell("attendance recorded", by, on=meeting.held_on.isoformat())
                self._follow_who_came()
            return rows

    @property
    def sat(self):
        """The meetings that were held, the first first; none that was taken back. Of one day the one that completed the
        review is the last, and the others are in the order in which they were recorded first, whenever put right.
        """
        rows = self.ever_sat
        standing = [meeting for meeting in rows if not meeting.is_taken_back]
        return sorted(standing, key=lambda each: (each.held_on, not each.adjourned, each.first_among(rows).id))

    @property
    def ever_sat(self):
        """Every row of a meeting that was recorded as held, taken back or not."""
        return list(self.meetings.where(type(self).meetings.rel_model.held_on.is_null(False)))

    @property
    def away(self):
        """Those on the list who were not there, at no meeting of this review."""
        known = [meeting.attendance for meeting in self.sat]
        ways = {guest: {rows[guest.id].how for rows in known if guest.id in rows} for guest in self.guests}
        return [guest for guest, hows in ways.items() if hows == {AWAY}]

    def _follow_who_came(self):
        """What is owed where the child or a parent was not there is owed, or was not, by what is known of it now."""
        if self.completed_at is None:
            return
        why = "Who was there was put right"
        if not self.parts_away:
            for rule in self.procedure.after:
                if rule.starts == NOT_THERE:
                    self.was_never_owed(rule.key, why)
        self.count_forward(why)

    def _note_who_came(self, by, meeting, came):
        from models.review.attendance import CAME, NOT_KNOWN

        guests, known, rows = {guest.id for guest in self.guests}, meeting.attendance, []
        for number, (how, delegate) in came.items():
            if number not in guests | set(known) or how not in (*CAME, NOT_KNOWN):
                raise Incomplete(came="Choose who was there from the list")
            told = (how, delegate.strip()[:120] if how else "")
            before = (known[number].how, known[number].delegate) if number in known else (NOT_KNOWN, "")
            if told != before:
                row = {"invitation": number, "how": told[0], "delegate": told[1], "by": by}
                rows.append(meeting.add("attendances", **row))
        return rows
