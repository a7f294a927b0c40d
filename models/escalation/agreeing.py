"""Actions agreed at a stage, and their being done."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from rules.london import london_date


class Agreeing:
    def agree(self, by, what, who, by_when=None):
        """Add an action that somebody agreed to (req 2.121). Returns it. Raises NotYours, Incomplete."""
        with self.changing():
            self._check_agreeing(by)
            if not what.strip() or not who.strip():
                raise Incomplete(what="Enter what will be done and by whom")
            action = self.entry.add("actions", what=what, who=who, by_when=by_when, recorded_by=by)
            self.tell("action agreed", by, words=what, who=who, by_when=by_when.isoformat() if by_when else "")
            return action

    def mark_done(self, by, action):
        """Say that an agreed action is done today. Raises NotYours, Moved when somebody was first."""
        with self.changing():
            self._check_agreeing(by)
            if not action.set_now(done_on=london_date(now()), done_recorded_by=by):
                raise Moved("This action was already marked as done.")
            self.tell("action done", by, words=action.what, who=action.who)

    def actions(self):
        """All actions agreed at any stage, the first first."""
        return [action for entry in self.entries for action in entry.actions]

    def _check_agreeing(self, by):
        if not self.opens("record a contact", by):
            raise NotYours("Only people who deal with this concern can record what was agreed.")
