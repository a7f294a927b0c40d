"""Ending an escalation: resolved, resolved with actions to watch, closed unresolved, withdrawn; and reopening it."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours

ENDS = {
    "resolved": "Resolved",
    "resolved with actions to watch": "Resolved, actions to watch",
    "closed unresolved": "Closed unresolved",
    "withdrawn": "Withdrawn",
}
UNSETTLED = ("closed unresolved", "withdrawn")


class Closing:
    def close(self, by, end, words, at=None, not_escalated=""):
        """Record the outcome; the card leaves the open columns. Returns the outcome (req 1.34, req 2.125, O33).

        `not_escalated` is the reason why a concern that the early step did not settle goes no further (req 0.2, O11).

        Raises NotYours for an addressee and everybody else but the raiser's side, Moved when it has ended, and
        Incomplete where that reason is missing, open actions forbid plain "resolved", or stages are left for
        "closed unresolved".
        """
        at = at or now()
        with self.changing():
            self._check_close(by, end, words, not_escalated)
            entry = self.entry
            why_not = not_escalated if end in UNSETTLED and self.may_stop_early else ""
            expected = self.escalation_expected_under if end in UNSETTLED else ""
            row = {"entry": entry, "end": end, "words": words, "not_escalated": why_not or None}
            outcome = self.add("outcomes", by=by, happened_at=at, **row)
            entry.end(at, ENDS[end])
            for before in self.running_on():
                before.let_go(at, ENDS[end])
            self.end_overall(at, ENDS[end], met=end.startswith("resolved"))
            kind = "withdrawn" if end == "withdrawn" else "closed"
            self.tell(
                kind,
                by,
                happened_at=at,
                stage=entry.stage.label,
                end=ENDS[end],
                words=words,
                why=why_not,
                expected=expected,
            )
            return outcome

    def reopen(self, by, why, urgency=None):
        """Open the last stage again: a new entry, its clocks from now. Returns the reopening."""
        with self.changing():
            if not self.opens("reopen", by):
                raise NotYours("Only the person who raised this, or the quality service, can reopen it.")
            outcome = self.outcome
            if outcome is None:
                raise Moved(f"{self} is open. Nothing was saved.")
            if not why.strip():
                raise Incomplete(why="Enter why it is opened again")
            reopening = outcome.add("reopenings", why=why, by=by, happened_at=now())
            last = outcome.entry
            self.tell("reopened", by, why=why, stage=last.stage.label)
            rated = urgency or (last.rating.urgency if last.rating else None)
            self.open_stage(
                last.stage_key,
                by,
                now(),
                because="reopened",
                urgency=rated,
                settled=last.settled,
            )
            self.restart_overall()
            return reopening

    def running_on(self):
        """The stages that have ended and of which something is still owed."""
        return [entry for entry in self.entries if entry.runs_on]

    def owed_beside_by(self, person):
        """The deadlines of stages that have ended which this person still owes."""
        running = [deadline for entry in self.running_on() for deadline in entry.owed]
        return [deadline for deadline in running if deadline.is_owed_by(person)]

    def open_actions(self):
        """The actions agreed at any stage and not yet done."""
        return [action for entry in self.entries for action in entry.actions if action.done_on is None]

    def can_close(self, person):
        """True for the raiser's side, never for somebody who must answer now (trust B16)."""
        return self.outcome is None and self.opens("close", person) and not self._is_addressed(person)

    @property
    def escalation_expected_under(self):
        """The label of the heading under which the early step, where it fails, leads to escalation; else empty."""
        headings = [self.procedure.heading(key) for key in self.headings] if self.may_stop_early else []
        return next((heading.label for heading in headings if heading.mandatory), "")

    @property
    def may_stop_early(self):
        """True at the early step: with a reason, a concern may end there unsettled."""
        return self.entry.stage.tier == "informal"

    def _is_addressed(self, person):
        return any(recipient.is_for(person) for recipient in self.entry.answering)

    def _check_close(self, by, end, words, not_escalated):
        if not self.opens("withdraw" if end == "withdrawn" else "close", by) or self._is_addressed(by):
            raise NotYours("Only the person who raised this, or the quality service, can close it.")
        if self.outcome is not None or not self.entry.is_open:
            raise Moved(f"{self} has already ended. Nothing was saved.")
        if end not in ENDS:
            raise Incomplete(end="Choose how it ended")
        if not words.strip():
            raise Incomplete(words="Enter what came of it")
        if end == "resolved" and self.open_actions():
            raise Incomplete(end="There are actions still open: choose resolved with actions to watch")
        needs_why = self.escalation_expected_under or (end == "closed unresolved" and self.may_stop_early)
        if end in UNSETTLED and needs_why and not not_escalated.strip():
            raise Incomplete(not_escalated="Enter why it is not escalated")
        if end == "closed unresolved" and self.stages_ahead() and not self.may_stop_early:
            raise Incomplete(end="There are stages left: progress it, or withdraw it and say why")
