"""Answering: by the person it was sent to, or typed in by the raiser's side when the answer came by phone or email."""

from models.base import now
from models.errors import Incomplete, NotYours

NOT_IN_WRITING = ("meeting arranged", "meeting held", "referral")


class Responding:
    def can_respond(self, person):
        """True for the person who acts for this recipient now, while the stage is open and sent."""
        may = self._may_still_be_answered and not self.owes_a_plan
        return may and self._answers_for(person, "respond")

    def can_type_in(self, person):
        """True for the raiser's side, while the stage is open and sent."""
        return self._may_still_be_answered and self.entry.escalation.opens("type in an answer", person)

    def respond(self, by, words, actions=()):
        """Answer in writing. An answer also acknowledges. Returns the response. Raises NotYours, Moved, Incomplete."""
        with self.changing():
            if not self._answers_for(by, "respond"):
                raise NotYours("Only the person this was sent to, or their cover, can answer it.")
            self._must_wait_for("respond")
            if self.owes_a_plan:
                raise Incomplete(words="This stage asks for a plan of action: send the plan")
            return self._respond(by, by.name, words, now(), "in writing", actions)

    def type_in(self, by, words, answered_by, answered_at, means, actions=()):
        """Record an answer that came by phone, email or in person: answered by, when, recorded by (req 1.45).

        Raises NotYours, Moved, and Incomplete for an answer before it was sent or in the future.
        """
        with self.changing():
            if not self.entry.escalation.opens("type in an answer", by):
                raise NotYours("Only the person who raised this, or the quality service, can type in an answer.")
            self._must_wait_for("respond")
            if answered_at > now():
                raise Incomplete(answered_at="The answer must be in the past")
            if answered_at < self.entry.opened_at:
                raise Incomplete(answered_at="The answer must be after the stage was opened")
            return self._respond(by, answered_by, words, answered_at, means, actions)

    @property
    def is_answered(self):
        """True once there is an answer."""
        return self.responses.exists()

    @property
    def _may_still_be_answered(self):
        in_writing = self.part == "answers" and self.entry.stage.form not in NOT_IN_WRITING
        return in_writing and self.entry.is_open and self.entry.sent_at is not None

    def _respond(self, by, answered_by, words, at, means, actions):
        if self.acknowledgement is None:
            self.add("acknowledgements", by=by, happened_at=at)
            self.entry.receive(at, self)
            self.entry.fact("acknowledged", at, recipient=self)
        response = self.add("responses", words=words, answered_by=answered_by, by=by, happened_at=at, means=means)
        for action in actions:
            self.entry.add("actions", recorded_by=by, **action)
        self.entry.fact("answered", at, recipient=self)
        if self.owes_a_plan:
            self.entry.fact("planned", at, recipient=self)
        told = {"stage": self.entry.stage.label, "answered_by": answered_by, "means": means, "title": self.title}
        self.entry.escalation.tell("answered", by, happened_at=at, response=response.id, **told)
        return response
