"""Independent legal advice: for the reviewing officer with the case, with no trace for anybody else (req 2.124, 4.10).

The head of the quality service sees that it was sought, and what it said once the officer shares it. These changes are
quiet: no board, no poll, no version of a form tells that there was one.
"""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from models.post import Post
from rules.london import london_date

ONLY = "Only the reviewing officer with the case can record legal advice."


class Advising:
    def advice_for(self, person):
        """The advice that this person may know of: an officer's own, or that it was sought; else none."""
        mine = self.opens("legal advice", person)
        return list(self.advice.order_by(self.advice.model.id)) if mine or self.opens("know of advice", person) else []

    def shows_advice(self, advice, person):
        """True where this person may also read whom it was asked of and what it said."""
        return advice.shared_at is not None or self.opens("legal advice", person)

    def seek_advice(self, by, of_whom, asked_on, said="", said_on=None):
        """Record that advice was asked of somebody, with what it said where it is there. Returns it.

        Raises NotYours, Incomplete for a day to come or nobody named.
        """
        with self.changing(quietly=True):
            self._check_advising(by)
            if not of_whom.strip():
                raise Incomplete(of_whom="Enter whom you asked")
            self._check_day("asked_on", asked_on)
            row = {"of_whom": of_whom, "asked_on": asked_on, "by": by}
            advice = self.add("advice", entry=self.entry, **row)
            self._tell_in_private("advice sought", by, also="know of advice", on=asked_on.isoformat())
            if said.strip():
                self.advice_said(by, advice, said, said_on or asked_on)
            return advice

    def advice_said(self, by, advice, said, on):
        """Record what the advice said, once. Raises NotYours, Moved, Incomplete."""
        with self.changing(quietly=True):
            self._check_advising(by)
            if not said.strip():
                raise Incomplete(said="Enter what the advice says")
            self._check_day("said_on", on, advice.asked_on)
            if not advice.set_now(said=said, said_on=on, said_recorded_by=by):
                raise Moved("What this advice says is already recorded.")
            self._tell_in_private("advice said", by, on=on.isoformat())

    def share_advice(self, by, advice):
        """Let the head of the quality service read it. Raises NotYours, Moved."""
        with self.changing(quietly=True):
            self._check_advising(by)
            if not advice.set_now(shared_at=now(), shared_by=by):
                raise Moved("This advice is already shared.")
            self._tell_in_private("advice shared", by, also="know of advice")

    def _check_advising(self, by):
        if not self.opens("legal advice", by):
            raise NotYours(ONLY)

    def _check_day(self, field, day, since=None):
        if day > london_date(now()) or (since and day < since):
            after = " and after it was asked for" if since else ""
            raise Incomplete(**{field: f"The day must be today or in the past{after}"})

    def _tell_in_private(self, kind, by, also="", **told):
        """An event for the officers with the case and, where `also` names an action, for those who have it."""
        event = self.tell(kind, by, audience="named", stage=self.entry.stage.label, **told)
        people = {self.raised_by, by, *(child.iro for child in self.children if child.iro)}
        readers = {person for person in people if self.opens("legal advice", person)}
        heads = Post.people_in("QHoS") if also else []
        for person in readers | {head for head in heads if self.opens(also, head)}:
            event.add("readers", person=person)
