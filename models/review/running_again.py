"""What something met or ended that had not happened: its clock runs again, as if that had never been recorded."""

from models.base import now
from models.review import clocks
from models.review.counting import NOT_NEEDED
from models.review.wanting_visits import VISIT
from rules.london import london_date
from rules.reviews import before

MOVES = (  # after which the day from which is counted back may be another
    "review planned", "review booked", "review called off", "review brought forward", "review date changed",
    "review held", "review adjourned", "meeting taken back", "meeting day corrected",
)  # fmt: skip


class RunningAgain:
    def prepare_again(self, key, why):
        """What is owed before the meeting under that key runs again, by the day from which is counted back now. What
        still stands meets it again.
        """
        row = self._stopped_runs_again(key, clocks.PREPARED, why)
        if self.is_open and self.day:
            self._bring_up_to_date(key, row, why)
        if step := self.steps_by_key.get(key):
            self._settle(key, clocks.PREPARED, step)
        elif key == VISIT and (visit := self.visits_that_count.first()):
            self.meet(VISIT, clocks.PREPARED, visit.visited_on)
        if self.completed_at and (row := self._running(clocks.PREPARED).get(key)):
            row.ring_if_passed(self.completed_at)
            row.set_now(ended_at=now(), ended_why=f"The review was held on {self.held_on:%-d %B %Y}")
        self._noticed(clocks.PREPARED)

    def follow_up_again(self, key, why):
        """The same for what is owed after the last meeting."""
        if self.completed_at is None:
            return
        self._stopped_runs_again(key, clocks.FOLLOWED_UP, why)
        if step := self.steps_by_key.get(key):
            self._settle(key, clocks.FOLLOWED_UP, step)
        self.count_forward(why)

    def follow_the_record(self):
        """What counts from the finished record, and was done before that was put right, is owed from its day, and met."""
        for owed in self._owed_after():
            key = owed.rule.key
            row, step = self._last(key, clocks.FOLLOWED_UP), self.steps_by_key.get(key)
            counts = owed.due and owed.rule in self._after_the_record()
            if counts and step and row and row.ended_at and row.ended_why != NOT_NEEDED:
                row.run_again("The record was put right", **clocks.counted(owed.due, owed.rule.printed))
                self._settle(key, clocks.FOLLOWED_UP, step)

    def was_never_owed(self, key, why, since=None):
        """No clock after the review under that key, begun at that instant or later, was ever owed: a breach was none."""
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.clock == key, deadline.stops == clocks.FOLLOWED_UP)
        for row in rows.where(deadline.recorded_at >= since) if since else rows:
            row.never_was(why)

    def _after_the_record(self):
        return [rule for rule in self.procedure.after if rule.starts == "record completed"]

    def _stopped_runs_again(self, key, stops, why):
        """The limit and the aim that were met, or said not to be needed, run again. Returns the limit that runs, or None."""
        for kind in ("aim", "limit"):
            row = self._last(key, stops, kind)
            if row and (row.ended_why == NOT_NEEDED or _was_met(row)):
                row.reopen(why)
        return self._running(stops).get(key)

    def _last(self, key, stops, kind="limit"):
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.clock == key, deadline.stops == stops, deadline.kind == kind)
        return rows.order_by(deadline.id.desc()).first()

    def _bring_up_to_date(self, key, row, why):
        """Count it from the day of the review, where that moved while it was thought to be done: as it was then."""
        moved_at = self._moved_at
        day = london_date(moved_at)
        owed = next(
            each for each in before(self.day, self.ordinal, self.procedure, self.calendar, day) if each.rule.key == key
        )
        if owed.due is None or (row and row.breached_at):
            return
        if row is None and not owed.start_now:
            clocks.start(self, owed.rule, owed.due, "meeting", clocks.PREPARED)
        elif row and row.due >= moved_at and not clocks.is_alike(row, owed.due):
            self._again(row, owed, why)

    @property
    def _moved_at(self):
        """The instant at which the day from which is counted back moved last, or became known."""
        event = type(self).events.rel_model
        last = self.events.where(event.kind.in_(MOVES)).order_by(event.id.desc()).first()
        return last.recorded_at if last else self.planned_at


def _was_met(row):
    """True where it was owed and met; what comes after a review and was met, and yet has ended, was never owed."""
    return row.met_at is not None and (row.ended_at is None or row.stops == clocks.PREPARED)
