"""What is done before the meeting: each step on a day, or not needed and why (req 2.20-2.29)."""

from dataclasses import dataclass, replace

from models.child.doubting import check_found
from models.errors import Incomplete
from models.review import clocks
from models.review.counting import owed_before
from models.review.permitting import latest, must_have_been
from models.review.wanting_visits import VISIT
from rules.london import london_date
from rules.reviews import done_doubts

INVITATIONS = "invitations"  # the step that sending them does


@dataclass(frozen=True)
class Step:
    """One thing that a review asks for, and how it stands."""

    owed: object  # rules.reviews.Owed: rule, due, start_now, waits_for
    row: object  # the ReviewStep that stands, or None
    done_on: object  # a London date, or None
    deadline: object  # its limit in the record, or None

    @property
    def rule(self):
        return self.owed.rule

    @property
    def is_settled(self):
        """True where it is done or not needed."""
        return bool(self.done_on or (self.row and self.row.not_needed))

    @property
    def starts_now(self):
        """True where it could not be in time and is to be begun at once: never overdue."""
        return not self.is_settled and self.owed.start_now and not (self.deadline and self.deadline.is_running)


class Preparing:
    def prepared(self, by, key, on=None, words="", not_needed="", confirmed=()):
        """Something of the procedure's `before` was done on that London date, or is not needed because. Returns the row.

        Raises NotYours, Moved, Incomplete for an unknown step, neither a day nor a reason, or a day to come, and
        Questioned for one before this review was prepared, until it is confirmed. The step “visit” is done by recording
        the visit.
        """
        with self.changing_as(by, "do a step", while_open=False):
            rule = next((rule for rule in self.procedure.before if rule.key == key), None)
            if rule is None or (key == VISIT and not not_needed):
                raise Incomplete(step="Choose what was done. A visit is recorded as a visit")
            self.must_do(rule, by)
            kept = self.check_done(on, confirmed)
            self._check_before_the_meeting(on)
            row = self.add_step(by, key, on, words, not_needed, **kept)
            told = {"label": rule.label, "on": on and on.isoformat(), "not_needed": row.not_needed}
            self.tell("review prepared", by, **told, **kept)
            self._settle(key, clocks.PREPARED, row)
            return row

    def steps_before(self):
        """What is to be done before the meeting, in the procedure's order, each as a `Step`; of one that was adjourned,
        before the next.
        """
        owed = owed_before(self.prepared_for, self.ordinal, self.procedure, self.calendar)
        if not self.is_open:
            owed = [replace(each, start_now=False) for each in owed]
        return self._steps(owed, clocks.PREPARED, self._met_before() | {VISIT: self.visited_on})

    @property
    def prepared_for(self):
        """The London date of the meeting that is prepared, or once the review is complete of the first."""
        return (self.day if self.is_open else None) or self.day_of_review

    @property
    def day_of_review(self):
        """The London date of the first meeting, or the one from which is counted back."""
        return self.held_on or self.day

    def settled_before(self, timeline=None):
        """The keys of what is done before the meeting, or not needed."""
        visited = self._visited_since(self.visit_wanted_from(timeline or self.child.timeline()))
        return {*self.steps_by_key, *self._met_before(), *([VISIT] if visited else [])}

    def _met_before(self):
        """{key: the London date} of what was owed before the meeting and was done; a visit may be wanted again."""
        deadline = type(self).deadlines.rel_model
        met = (deadline.stops == clocks.PREPARED) & deadline.met_at.is_null(False) & deadline.ended_at.is_null()
        met &= deadline.clock != VISIT
        return {row.clock: london_date(row.met_at) for row in self.deadlines.where(met, deadline.kind == "limit")}

    def has_step(self, key):
        """True where a row says that it is done or not needed."""
        return self.steps_by_key.get(key) is not None

    @property
    def steps_by_key(self):
        """{rule's key: the row that stands}."""
        return latest(self._rows("steps"), "rule_key")

    def add_step(self, by, key, on, words="", not_needed="", **more):
        """Add the row of a step, checked, inside the change that it belongs to."""
        if (on is None) == (not not_needed.strip()):
            raise Incomplete(on="Enter the day on which it was done, or why it is not needed")
        if on:
            must_have_been(on, "on")
        said = {"words": words.strip(), "not_needed": not_needed.strip()}
        return self.add("steps", rule_key=key, done_on=on, by=by, **said, **more)

    def check_done(self, on, confirmed=()):
        """Raises for a day on which nothing can have been done for this review; asks about one before its time. Returns the
        column that keeps the rules that were confirmed, none where none was.
        """
        if not on:
            return {}
        held = [each.last for each in self.child.timeline().held if each.complete and each.on != self.held_on]
        since = max([self.period_began, *(day for day in held if day < self.day_of_review)])
        kept = check_found(list(done_doubts(on, self.child.born, since)), "on", confirmed)
        return {"confirmed": kept} if kept else {}

    def _check_before_the_meeting(self, on):
        if on and self.last_on and on > self.last_on:
            raise Incomplete(on=f"The review was held on {self.last_on:%-d %B %Y}: enter that day or an earlier one")

    def _settle(self, key, stops, row):
        if row.done_on:
            self.meet(key, stops, row.done_on)
        else:
            self.excuse(key, stops)

    def _steps(self, owed, stops, done=None):
        rows, deadline = self.steps_by_key, type(self).deadlines.rel_model
        limits = self.deadlines.where(deadline.stops == stops, deadline.kind == "limit").order_by(deadline.id)
        by_key, done, found = {row.clock: row for row in limits}, done or {}, []
        for each in owed:
            row = rows.get(each.rule.key)
            on = (row and row.done_on) or done.get(each.rule.key)
            found.append(Step(each, row, on, by_key.get(each.rule.key)))
        return found

    def _rows(self, backref):
        model = getattr(type(self), backref).rel_model
        return model.select().where(model.review == self)
