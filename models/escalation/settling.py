"""Actions agreed after a meeting, and said to be agreed: a limit of its own in some procedures."""

from models.errors import Incomplete, Moved, NotYours


class Settling:
    @property
    def agreement(self):
        """The word that the actions are agreed, or None."""
        return self.agreements.first()

    def can_agree_actions(self, person):
        """True for those who met, where the procedure waits for the actions to be agreed and they are not yet."""
        return self._waits_for_agreement and self._attends(person)

    def agree_actions(self, by, agreed_at, words="", actions=()):
        """Say that the actions of this stage are agreed, these added to those recorded before. Returns the agreement.

        Raises NotYours, Moved, and Incomplete for no action at all, or a time to come or before the meeting.
        """
        with self.changing():
            if not self._attends(by):
                raise NotYours("Only people who met, or who raised this, can record what was agreed.")
            if not self._waits_for_agreement:
                raise Moved(f"{self.escalation} does not wait for actions to be agreed now. Nothing was saved.")
            self._check_in_the_stage("agreed_on", "When they were agreed", agreed_at)
            if self.held and agreed_at < self.held.held_at:
                raise Incomplete(agreed_on="When they were agreed must be after the meeting")
            for action in actions:
                self.add("actions", recorded_by=by, **action)
            if not self.actions.exists():
                raise Incomplete(what_1="Enter at least one action")
            agreement = self.add("agreements", words=words, by=by, happened_at=agreed_at)
            self.escalation.tell("actions agreed", by, happened_at=agreed_at, stage=self.stage.label, words=words)
            self.fact("agreed", agreed_at)
            return agreement

    @property
    def _waits_for_agreement(self):
        asked = self.stage.waits_for("agreed") and self.is_open and self.sent_at is not None
        return asked and self.agreement is None and (not self.is_meeting or self.held is not None)
