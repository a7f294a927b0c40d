"""What is done for the child and those around: each on a day, or not yet and why (req 1.7, req 1.8)."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from rules.london import london_date


class Duties:
    def duties(self):
        """[(duty, the last that was said of it, or None)] as the card stands, in the procedure's order.

        What is asked once stays asked at the stages that follow; what is asked at each stage begins anew there.
        """
        entries, said = list(self.entries), list(self.informings.order_by(self.informings.model.id))
        here, found = self.entry.id, []
        for duty in self.procedure.duties:
            within = {here} if duty.each_stage else {entry.id for entry in entries}
            if any(entry.id in within and duty.is_asked_at(entry.stage) for entry in entries):
                of_it = [row for row in said if row.duty_key == duty.key and row.entry_id in within]
                found.append((duty, of_it[-1] if of_it else None))
        return found

    def informed_before(self):
        """[(stage, duty, the last that was said of it, or None)] of what each earlier stage asked for anew."""
        asked = [duty for duty in self.procedure.duties if duty.each_stage]
        before = [entry for entry in self.entries.order_by(self.entries.model.id) if entry.id != self.entry.id]
        said = {(row.entry_id, row.duty_key): row for row in self.informings.order_by(self.informings.model.id)}
        pairs = ((entry, duty) for entry in before for duty in asked if duty.is_asked_at(entry.stage))
        return [(entry.stage, duty, said.get((entry.id, duty.key))) for entry, duty in pairs]

    def open_duties(self):
        """The duties that are not done yet."""
        return [duty for duty, last in self.duties() if last is None or last.done_on is None]

    def inform(self, by, keys, done_on=None, why_not="", how=""):
        """Say that these duties were done on that day or, without one, why not yet. Returns the rows.

        Raises NotYours; Moved where one is done already; Incomplete for a duty that is not asked here, a day to
        come, or neither a day nor a reason.
        """
        with self.changing():
            if not self.opens("record a contact", by):
                raise NotYours("Only people who deal with this concern can record who was told.")
            wanted = self._wanted(keys)
            self._check_informing(done_on, why_not)
            row = {"entry": self.entry, "done_on": done_on, "why_not": "" if done_on else why_not, "by": by}
            row["how"] = how if done_on and how.strip() else None
            rows = [self.add("informings", duty_key=duty.key, **row) for duty in wanted]
            told = {"labels": [duty.label for duty in wanted], "done_on": done_on.isoformat() if done_on else ""}
            self.tell("informed", by, why=row["why_not"], words=row["how"] or "", **told)
            return rows

    def _wanted(self, keys):
        asked = {duty.key: (duty, last) for duty, last in self.duties()}
        if not keys or any(key not in asked for key in keys):
            raise Incomplete(duties="Choose what this is about")
        for duty, last in (asked[key] for key in keys):
            if last and last.done_on:
                raise Moved(f"“{duty.label}” is already recorded as done, by {last.by.name}. Nothing was saved.")
        return [asked[key][0] for key in dict.fromkeys(keys)]

    def _check_informing(self, done_on, why_not):
        if done_on is None and not why_not.strip():
            raise Incomplete(done_on="Enter the day on which it was done, or say why it is not done yet")
        if done_on and why_not.strip():
            raise Incomplete(why_not="Enter the day or the reason, not both")
        if done_on and done_on > london_date(now()):
            raise Incomplete(done_on="The day must be today or in the past")
