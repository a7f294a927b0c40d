"""Something was recorded of a child that had not happened: it is taken back, and stays to be seen."""

from models.child.caring import HAPPENINGS
from models.errors import Incomplete, Moved


class Righting:
    def take_back(self, by, change, why, version=None):
        """What this row of the list of changes says did not happen. Returns [(before, after)] of the dates that change.

        Only what `happened` records can be taken back. Raises NotYours, Moved, Incomplete.
        """
        with self.changing(by, version):
            if change.child_id != self.id or change.kind not in HAPPENINGS:
                raise Incomplete(change="This cannot be taken back. Correct it where it was recorded")
            if not why.strip():
                raise Incomplete(why="Enter why it is taken back")
            if change.withdrawals.exists():
                raise Moved("This was taken back already. Nothing was saved.")
            row = change.add("withdrawals", why=why.strip(), by=by)
            what = f"{HAPPENINGS[change.kind]}, {change.happened_on:%-d %B %Y}"
            self.note(by, "taken back", after=what, words=row.why)
            return self.plan_review(f"{HAPPENINGS[change.kind]} was taken back")
