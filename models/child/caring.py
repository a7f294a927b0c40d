"""In care, or not: periods of care, the legal status, and what happened to a child on a London date."""

from models.base import now
from models.child.checking import care_problem
from models.child.doubting import check_dates
from models.errors import Incomplete
from rules.london import london_date
from rules.reviews import Fact, same_again
from rules.reviews.vocabulary import FACTS, HOMES, REMANDS

OWN_FORMS = ("came into care", "care ended", "legal status")
# What may be recorded as having happened, beside what has a form of its own, in the words of the screens.
HAPPENINGS = {
    **{kind: words for kind, words in FACTS.items() if kind not in OWN_FORMS},
    "school changed": "Changed school or education",
    "other": "Something else that matters",
}
# What is asked besides for some of them: one of a list, or words of one's own; compulsory or not.
VALUES = {"moved": (HOMES, False), "kind of home": (HOMES, True), "issue unresolved": ((), True)}


class Caring:
    @property
    def period_of_care(self):
        """The period of care that stands, or None."""
        period = type(self).periods_of_care.rel_model
        return self.times_in_care.where(period.ended_on.is_null()).order_by(period.id.desc()).first()

    @property
    def times_in_care(self):
        """The periods of care that nobody has taken back, as a query."""
        return self.periods_of_care.where(type(self).periods_of_care.rel_model.stands())

    @property
    def legal_status(self):
        """The legal status of the period of care that stands: as last changed, or as it began."""
        period = self.period_of_care
        if period is None:
            return ""
        change = type(self).changes.rel_model
        changed = self.changes.where(change.stands(), change.kind == "legal status")
        changed = changed.where(change.happened_on >= period.began_on)
        last = changed.order_by(change.happened_on.desc(), change.id.desc()).first()
        return last.after if last else period.legal_status

    def status_on(self, day=None):
        """What the law calls this child on a London date: "in care", "CP plan", "in care and CP plan", "child in need"."""
        period, change = type(self).periods_of_care.rel_model, type(self).changes.rel_model
        day = day or london_date(now())
        in_care = period.covering(day).where(period.child == self).exists()
        on_plan = change.latest(self, ("CP plan began", "CP plan ended"), day)
        in_care = in_care or self._is_remanded(change, day)
        statuses = ["in care"] * in_care + ["CP plan"] * (on_plan is not None and on_plan.kind == "CP plan began")
        return " and ".join(statuses) or "child in need"

    def _is_remanded(self, change, day):
        """A child on remand is in care, whether or not the record system has a period of care for it."""
        last = change.latest(self, (*REMANDS, "remand ended", "adoption order"), day)
        return last is not None and last.kind in REMANDS

    def come_into_care(self, by, began_on, legal_status="", version=None, confirmed=()):
        """A period of care began on that London date: its first review is planned. Returns the period.

        Raises NotYours, Moved, Incomplete, and Questioned for a date that may be wrong until its rule is confirmed.
        """
        with self.changing(by, version):
            if self.period_of_care:
                raise Incomplete(began_on="The child is in care already. Record the end of that period first")
            last = max((period.ended_on for period in self.times_in_care if period.ended_on), default=None)
            problem = care_problem(self.born, began_on)
            if not problem and last and began_on < last:
                problem = f"The period of care cannot begin before the last one ended, on {last:%-d %B %Y}"
            if problem:
                raise Incomplete(began_on=problem)
            self._check_fact("came into care", began_on, "began_on", confirmed)
            self.note(by, "came into care", began_on, words=legal_status)
            period = type(self).periods_of_care.rel_model
            row = {"began_on": began_on, "legal_status": legal_status, "recorded_by": by, "recorded_at": now()}
            begun = period.create(child=self, **row)
            self.plan_review(f"Came into care on {began_on:%-d %B %Y}")
            return begun

    def leave_care(self, by, ended_on, version=None, confirmed=()):
        """The period of care that stands ended on that London date; no review is due any more.

        Raises NotYours, Moved, Incomplete, and Questioned for a date that may be wrong until its rule is confirmed.
        """
        with self.changing(by, version):
            period = self.period_of_care
            if period is None:
                raise Incomplete(ended_on="The child is not in care")
            if ended_on < period.began_on:
                raise Incomplete(ended_on="The period of care cannot end before it began")
            _must_have_been(ended_on, "ended_on")
            self._check_fact("care ended", ended_on, "ended_on", confirmed)
            period.set_now(ended_on=ended_on)
            self.note(by, "care ended", ended_on)
            self.plan_review(f"Care ended on {ended_on:%-d %B %Y}")

    def change_legal_status(self, by, legal_status, since, version=None):
        """Another legal status from a London date within the period of care: the reviews run on as before.

        Raises NotYours, Moved, Incomplete.
        """
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

    def happened(self, by, kind, on, words="", version=None, value="", confirmed=()):
        """Record that this happened to the child on a London date; the dates of reviews follow. Returns the row.

        `value`: the kind of home, or which matter is unresolved. Raises NotYours, Moved, Incomplete, and Questioned
        for a date that may be wrong until the name of its rule is in `confirmed`.
        """
        with self.changing(by, version):
            value = self._check_happening(kind, on, words.strip(), value.strip())
            kept = self._check_fact(kind, on, "on", confirmed, value) if kind in FACTS else ""
            row = self.note(by, kind, on, words=words.strip(), **self._told(kind, value, kept))
            if kind == "adoption order" and self.period_of_care:
                self.period_of_care.set_now(ended_on=on)
            if kind in FACTS:
                self.plan_review(f"{FACTS[kind]}, {on:%-d %B %Y}")
            return row

    def _check_happening(self, kind, on, words, value):
        """Raise Incomplete for what is missing. Returns the value."""
        if kind not in HAPPENINGS:
            raise Incomplete(kind="Choose what happened")
        if kind == "other" and not words:
            raise Incomplete(words="Enter what happened")
        if on < self.born:
            raise Incomplete(on="The date cannot be before the child was born")
        _must_have_been(on, "on")
        choices, compulsory = VALUES.get(kind, ((), False))
        value = value or (words if kind in VALUES and not choices else "")
        if value and choices and value not in choices:
            raise Incomplete(value="Choose the kind of home from the list")
        if compulsory and not value:
            raise Incomplete(value="Choose the kind of home" if choices else "Enter which matter it is")
        return value

    def _check_fact(self, kind, on, field, confirmed, value=""):
        """Raises for a date that the rules refuse or question. Returns the rules that were confirmed."""
        timeline, fact = self.timeline(), Fact(kind, on, value)
        again = list(same_again(fact, timeline.facts))
        return check_dates(timeline, timeline.adding(facts=[fact]), field, confirmed, again)

    def _told(self, kind, value, kept):
        """The columns beside the words of what happened."""
        return {"confirmed": kept or None, "after": value or None} if kind in VALUES or kept else {}


def _must_have_been(day, field):
    if day > london_date(now()):
        raise Incomplete(**{field: "The date must be today or in the past"})
