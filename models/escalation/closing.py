"""Ending an escalation: resolved, resolved with actions to watch, closed unresolved, withdrawn; and reopening it."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours

ENDS = {
    "resolved": "Resolved",
    "resolved with actions to watch": "Resolved, actions to watch",
    "closed unresolved": "Closed unresolved",
    "withdrawn": "Withdrawn",
}
TOLD_END = "Shared"  # of a notice: nothing was asked, so nothing was resolved
OPEN_ACTIONS = {
    False: "There are actions still open: choose resolved with actions to watch",
    True: "There are actions still open: mark each as done first",
}
UNSETTLED = ("closed unresolved", "withdrawn")


class Closing:
    def close(self, by, end, words, at=None, not_escalated="", satisfied=None):
        """Record the outcome; the card leaves the open columns. Returns the outcome (req 1.34, req 2.125, O33).

        `satisfied` names who is satisfied, {role: name}, where the stage asks for others than the raiser.
        `not_escalated` is the reason why a concern that the early step did not settle goes no further (req 0.2, O11).

        Raises NotYours for an addressee and everybody else but the raiser's side, Moved when it has ended, and
        Incomplete where that reason is missing, open actions forbid plain "resolved", or stages are left for
        "closed unresolved".
        """
        at = at or now()
        with self.changing():
            self._check_close(by, end, words, not_escalated)
            pleased = self._satisfied(by, end, satisfied or {})
            entry = self.entry
            why_not = not_escalated if end in UNSETTLED and self.may_stop_early else ""
            expected = self.escalation_expected_under if end in UNSETTLED else ""
            row = {"entry": entry, "end": end, "words": words, "not_escalated": why_not or None}
            outcome = self.add("outcomes", by=by, happened_at=at, **row)
            for key, who in pleased.items():
                outcome.add("satisfactions", role_key=key, title=self.procedure.roles[key].title, who=who)
            label = self._label_of(end)
            entry.end(at, label)
            for before in self.running_on():
                before.let_go(at, label)
            self.end_overall(at, label, met=end.startswith("resolved"))
            kind = "withdrawn" if end == "withdrawn" else "closed"
            self.tell(
                kind,
                by,
                happened_at=at,
                stage=entry.stage.label,
                end=outcome.label,
                satisfied=[f"{said.who}, {said.title}" for said in outcome.satisfactions],
                words=words,
                why=why_not,
                expected=expected,
            )
            return outcome

    def reopen(self, by, why, urgency=None, settled=None):
        """Open the last stage again: a new entry, its clocks from now, its dates agreed anew. Returns the reopening."""
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
                settled=settled,
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

    @property
    def ends(self):
        """{key: words} of the ends that are offered here; withdrawing is another move."""
        if self.entry.stage.is_only_told:
            return {"resolved": TOLD_END}
        offered = {end: words for end, words in ENDS.items() if end != "withdrawn"}
        if self.procedure.actions_first:
            offered.pop("resolved with actions to watch")
        return offered

    def to_satisfy(self, person):
        """{role key: title} of those besides the raiser who must be satisfied here, and whom this person is not."""
        roles = {key: self.procedure.roles[key] for key in self.entry.stage.satisfied if key != "raiser"}
        return {key: role.title for key, role in roles.items() if role.acts_as not in person.roles}

    def open_actions(self):
        """The actions agreed at any stage and not yet done."""
        return [action for entry in self.entries for action in entry.actions if action.done_on is None]

    def can_close(self, person):
        """True for the raiser's side, never for somebody who must answer now."""
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

    def _satisfied(self, by, end, names):
        """{role: name} of those besides the raiser who are satisfied. Raises Incomplete where one is missing."""
        if not end.startswith("resolved"):
            return {}
        missing = {key: title for key, title in self.to_satisfy(by).items() if not names.get(key, "").strip()}
        if missing:
            asked = {f"satisfied_{key}": f"Enter who is satisfied as {title}" for key, title in missing.items()}
            raise Incomplete(**asked)
        return {key: names.get(key) or by.name for key in self.entry.stage.satisfied if key != "raiser"}

    def _label_of(self, end):
        """The end in words, with the outside body where it was the last to turn to."""
        after = end == "closed unresolved" and self.is_ended_by_referral
        return f"{ENDS[end]} after referral to {self.procedure.referral.body}" if after else ENDS[end]

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
        if end not in (*self.ends, "withdrawn"):
            raise Incomplete(end=OPEN_ACTIONS[True] if self.procedure.actions_first else "Choose how it ended")
        if end == "resolved" and self.open_actions():
            raise Incomplete(end=OPEN_ACTIONS[self.procedure.actions_first])
        needs_why = self.escalation_expected_under or (end == "closed unresolved" and self.may_stop_early)
        if end in UNSETTLED and needs_why and not not_escalated.strip():
            raise Incomplete(not_escalated="Enter why it is not escalated")
        if end != "closed unresolved" or self.is_ended_by_referral:
            return
        if self.entry.is_referral:
            raise Incomplete(end="Record the referral first, or withdraw it and say why")
        if self.stages_ahead() and not self.may_stop_early:
            raise Incomplete(end="There are stages left: progress it, or withdraw it and say why")
