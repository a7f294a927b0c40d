"""A plan of action: the answer, at a stage whose limit runs to a plan (what, who, by when)."""

from models.base import now
from models.errors import Incomplete, NotYours


class Planning:
    @property
    def owes_a_plan(self):
        """True where the procedure asks this recipient for a plan, not for an answer alone."""
        return self.part == "answers" and self.entry.stage.waits_for("planned")

    def can_plan(self, person):
        """True for the person who acts for this recipient now, while the stage is open and sent."""
        return self.owes_a_plan and self._may_still_be_answered and self._answers_for(person, "respond")

    def plan(self, by, words, actions):
        """Send the plan: it acknowledges, and it is the answer. Returns the response.

        Raises NotYours, Moved, Incomplete for a plan without an action.
        """
        with self.changing():
            if not self._answers_for(by, "respond"):
                raise NotYours("Only the person this was sent to, or their cover, can send the plan.")
            self._must_wait_for("plan")
            if not actions:
                raise Incomplete(what_1="Enter at least one action")
            return self._respond(by, by.name, words, now(), "plan of action", actions)
