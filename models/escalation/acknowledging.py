"""Acknowledging: "I have seen this"; an answer follows."""

from models.base import now
from models.errors import Moved, NotYours


class Acknowledging:
    def can_acknowledge(self, person):
        """True for the person who acts for this recipient now, until it is acknowledged or ended."""
        is_new = self.acknowledgement is None and not self.entry.held
        return self.entry.is_open and is_new and self._answers_for(person, "acknowledge")

    def acknowledge(self, by):
        """Record that this was seen. Returns the acknowledgement.

        Raises NotYours for anybody else, Moved when it was acknowledged before or the stage has ended.
        """
        with self.changing():
            if not self._answers_for(by, "acknowledge"):
                raise NotYours("Only the person this was sent to, or their cover, can acknowledge it.")
            self._must_wait_for("acknowledge")
            return self._acknowledge(by, now())

    @property
    def acknowledgement(self):
        """The acknowledgement, or None."""
        return self.acknowledgements.first()

    def _acknowledge(self, by, at):
        acknowledgement = self.add("acknowledgements", by=by, happened_at=at)
        self.entry.receive(at, self)
        self.entry.fact("acknowledged", at, recipient=self)
        self.entry.escalation.tell("acknowledged", by, stage=self.entry.stage.label, title=self.title)
        return acknowledgement

    def _answers_for(self, person, action):
        return self.part == "answers" and self.is_for(person) and self.entry.escalation.opens(action, person)

    def _must_wait_for(self, what):
        if not self.entry.is_open:
            raise Moved(f"{self.entry.escalation} has moved on from {self.entry.stage.label}. Nothing was saved.")
        if self.entry.sent_at is None:
            raise Moved(f"{self.entry.escalation} has not been sent yet: a consent is still awaited.")
        if what != "acknowledge" and self.entry.is_meeting:
            raise Moved(f"{self.entry.stage.label} is answered at a meeting. Record the meeting instead.")
        first = self.acknowledgement
        if what == "acknowledge" and first:
            raise Moved(f"{first.by.name} has already acknowledged {self.entry.escalation}. You do not need to.")
