"""Judging the answer: accepted, not accepted, or no answer came."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours

VERDICTS = ("accepted", "not accepted", "no answer")


class Judging:
    @property
    def verdict(self):
        """The last verdict at this stage, or None."""
        verdicts = self.verdicts
        return verdicts.order_by(verdicts.model.id.desc()).first()

    def is_late(self, at):
        """True when a limit of this stage, other than handing it over or telling its recipients, had passed then."""
        model = type(self).deadlines.rel_model
        limits = self.deadlines.where(
            model.kind == "limit", model.stops.not_in(("told", "handed over")), model.due < at
        )
        return limits.exists()

    def judge(self, by, verdict, words):
        """Say whether the answer is accepted, and why not (req 1.44). Returns the verdict.

        Raises NotYours; Moved when the stage has ended; Incomplete where there is no answer to judge.
        """
        with self.changing():
            if not self.escalation.opens("judge", by):
                raise NotYours("Only the person who raised this, or the quality service, can judge the answer.")
            if not self.is_open:
                raise Moved(f"{self.escalation} has moved on from {self.stage.label}. Nothing was saved.")
            return self.add_verdict(by, verdict, words, now())

    def add_verdict(self, by, verdict, words, at):
        """Add the verdict's row and its event, inside the change that it belongs to."""
        if verdict not in VERDICTS:
            raise Incomplete(verdict="Choose what you think of the answer")
        if verdict == "no answer" and self.is_answered:
            held = "The meeting was held: say whether it settled this"
            raise Incomplete(verdict=held if self.is_meeting else "There is an answer: say whether you accept it")
        if verdict != "no answer" and not self.is_answered:
            raise Incomplete(verdict="No meeting was held yet" if self.is_meeting else "There is no answer yet")
        if verdict == "not accepted" and not words.strip():
            settled = "Enter why the meeting did not settle it"
            raise Incomplete(words=settled if self.is_meeting else "Enter why you do not accept the answer")
        row = self.add("verdicts", verdict=verdict, words=words, by=by, happened_at=at)
        not_due = verdict == "no answer" and not self.is_late(at)
        told = {"verdict": verdict, "words": words, "not_due": not_due, "meeting": self.is_meeting}
        self.escalation.tell("judged", by, stage=self.stage.label, **told)
        return row
