"""In care, or not: periods of care, the legal status, and what happened to a child on a London date."""

from models.base import now
from models.child.checking import care_problem
from models.errors import Incomplete
from rules.london import london_date

# What may be recorded as having happened, beside what has a form of its own, in the words of the screens.
HAPPENINGS = {
    "moved": "Moved to another home",
    "school changed": "Changed school or education",
    "CP plan began": "A child protection plan began",
    "CP plan ended": "The child protection plan ended",
    "other": "Something else that matters",
}


class Caring:
    @property
    def period_of_care(self):
        """The period of care that stands, or None."""
        period = type(self).periods_of_care.rel_model
        return self.periods_of_care.where(period.ended_on.is_null()).order_by(period.id.desc()).first()

    @property
    def legal_status(self):
        """The legal status of the period of care that stands: as last changed, or as it began."""
        period = self.period_of_care
        if period is None:
            return ""
        change = type(self).changes.rel_model
        changed = self.changes.where(change.kind == "legal status", change.happened_on >= period.began_on)
        last = changed.order_by(change.happened_on.desc(), change.id.desc()).first()
        return last.after if last else period.legal_status

    def status_on(self, day=None):
        """What the law calls this child on a London date: "in care", "CP plan", "in care and CP plan", "child in need"."""
        period, change = type(self).periods_of_care.rel_model, type(self).changes.rel_model
        day = day or london_date(now())
        in_care = period.covering(day).where(period.child == self).exists()
        on_plan = change.latest(self, ("CP plan began", "CP plan ended"), day)
        statuses = ["in care"] * in_care + ["CP plan"] * (on_plan is not None and on_plan.kind == "CP plan began")
        return " and ".join(statuses) or "child in need"

    def come_into_care(self, by, began_on, legal_status="", version=None):
        """A period of care began on that London date. Returns it. Raises NotYours, Moved, Incomplete."""
        with self.changing(by, version):
            if self.period_of_care:
                raise Incomplete(began_on="The child is in care already. Record the end of that period first")
            last = max((period.ended_on for period in self.periods_of_care), default=None)
            problem = care_problem(self.born, began_on)
            if not problem and last and began_on < last:
                problem = f"The period of care cannot begin before the last one ended, on {last:%-d %B %Y}"
            if problem:
                raise Incomplete(began_on=problem)
            self.note(by, "came into care", began_on, words=legal_status)
            period = type(self).periods_of_care.rel_model
            row = {"began_on": began_on, "legal_status": legal_status, "recorded_by": by, "recorded_at": now()}
            return period.create(child=self, **row)

    def leave_care(self, by, ended_on, version=None):
        """The period of care that stands ended on that London date. Raises NotYours, Moved, Incomplete."""
        with self.changing(by, version):
            period = self.period_of_care
            if period is None:
                raise Incomplete(ended_on="The child is not in care")
            if ended_on < period.began_on:
                raise Incomplete(ended_on="The period of care cannot end before it began")
            _must_have_been(ended_on, "ended_on")
            period.set_now(ended_on=ended_on)
            self.note(by, "care ended", ended_on)

    def change_legal_status(self, by, legal_status, since, version=None):
        """Another legal status from a London date within the period of care. Raises NotYours, Moved, Incomplete."""
        with self.changing(by, version):
            period = self.period_of_care
            if period is None:
                raise Incomplete(legal_status="The child is not in care")
            if not legal_status.strip():
                raise Incomplete(legal_status="Enter the legal status")
            if since < period.began_on:
                raise Incomplete(since="The legal status cannot change before the period of care began")
            _must_have_been(since, "since")
            self.note(by, "legal status", since, before=self.legal_status, after=legal_status.strip())

    def happened(self, by, kind, on, words="", version=None):
        """Record that this happened to the child on a London date. Raises NotYours, Moved, Incomplete."""
        with self.changing(by, version):
            if kind not in HAPPENINGS:
                raise Incomplete(kind="Choose what happened")
            if kind == "other" and not words.strip():
                raise Incomplete(words="Enter what happened")
            if on < self.born:
                raise Incomplete(on="The date cannot be before the child was born")
            _must_have_been(on, "on")
            self.note(by, kind, on, words=words.strip())


def _must_have_been(day, field):
    if day > london_date(now()):
        raise Incomplete(**{field: "The date must be today or in the past"})
