"""What is owed before a review, counted back from its day, and after it, counted forward from its last meeting."""

from models.base import now
from models.review import clocks
from rules.london import london_date, start_of_day
from rules.reviews import after, before, counted_from

NOT_NEEDED = "Not needed"  # why a clock ended of which somebody said so; the reason stands with the step


def owed_before(day, ordinal, procedure, calendar):
    """What is to be done before a meeting of that day. What could only have been in time until today is to be started
    now, unless it runs already: every page and list asks here, so that none of them says a day that is past.
    """
    return before(day, ordinal, procedure, calendar, london_date(now()))


class Counting:
    @property
    def day(self):
        """The London date from which is counted back: the meeting's, the one it is brought forward to, or the last. Of one
        that was adjourned the next meeting's, or the last by which it is to be completed; None where neither is known.
        """
        if booked := self.booked:
            return booked.day
        if self.held_on:
            completed = self._running(clocks.COMPLETED).values()
            return next((london_date(row.due) for row in completed), None)
        return counted_from(london_date(self.due_row.due), forward_on=self.forward_to)

    def count_back(self, calendar, why, timeline=None):
        """Start or count again what is owed before the meeting. Returns [(before, after)].

        What was missed already stays missed; what can no longer be met from now on is not owed by a date: its step
        says “start now” (O14).
        """
        if not self.is_open:
            return []
        running, settled, pairs = self._noticed(clocks.PREPARED), self.settled_before(timeline), []
        day = self.day
        for row in running.values() if day is None else ():
            row.end(now(), why)
        for owed in owed_before(day, self.ordinal, self.procedure, calendar) if day else ():
            row = running.get(owed.rule.key)
            if owed.due is None or owed.rule.key in settled or (row and row.breached_at):
                continue
            if row is None and not owed.start_now:
                clocks.start(self, owed.rule, owed.due, "meeting", clocks.PREPARED)
            elif row and not clocks.is_alike(row, owed.due):
                pairs += self._again(row, owed, why)
        if pairs:
            self._tell_dates(pairs, why)
        return [(old, new) for old, new in pairs if new]

    def count_forward(self, why=""):
        """Start or count again what is owed after the review, as far as it is known from when. Returns [(before, after)]."""
        running, pairs = self._noticed(clocks.FOLLOWED_UP), []
        for owed in self._owed_after():
            row = running.get(owed.rule.key)
            if owed.due is None or self.is_followed_up(owed.rule.key) or (row and row.breached_at):
                continue
            if row is None:
                self._start_after(owed)
            elif not clocks.is_alike(row, owed.due):
                fresh = clocks.count_again(row, owed.due, why)
                self._start_aim(owed)
                pairs.append((row, fresh))
        if pairs:
            self._tell_dates(pairs, why)
        return pairs

    def _owed_after(self):
        return after(self.last_on, self.procedure, self.calendar, **self.known_after)

    def meet(self, key, stops, on):
        """Meet what is owed under that key, as done on that London day, inside the change that it belongs to: also what was
        missed, and ended with the meeting.
        """
        row = self._running(stops).get(key) or self._missed(stops).get(key)
        if row:
            for each in (row, *row.companions()):
                each.meet(clocks.done_at(on))

    def excuse(self, key, stops):
        """What is owed under that key is not needed: it ends, inside the change that it belongs to; the reason stands with
        the step.
        """
        row = self._running(stops).get(key)
        if row:
            for each in (row, *row.companions()):
                each.end(now(), NOT_NEEDED)

    def _start_after(self, owed):
        clocks.start(self, owed.rule, owed.due, owed.rule.starts, clocks.FOLLOWED_UP, at_end=owed.rule.at_end)
        self._start_aim(owed)

    def _start_aim(self, owed):
        if owed.aim:
            row = {"kind": "aim", "label": f"{owed.rule.label[:114]}: aim"}
            clocks.start(self, owed.rule, owed.aim, owed.rule.starts, clocks.FOLLOWED_UP, **row)

    def _again(self, row, owed, why):
        if owed.start_now:
            row.set_now(ended_at=now(), ended_why=f"{why}: start now"[:200])
            return [(row, None)]
        return [(row, clocks.count_again(row, owed.due, why))]

    def _running(self, stops):
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.running(), deadline.stops == stops, deadline.kind == "limit")
        return {row.clock: row for row in rows.order_by(deadline.id)}

    def _missed(self, stops):
        """{clock: limit} of what was missed and ended undone."""
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.stops == stops, deadline.kind == "limit", deadline.met_at.is_null())
        rows = rows.where(deadline.ended_at.is_null(False), deadline.breached_at.is_null(False)).order_by(deadline.id)
        return {row.clock: row for row in rows if row.is_breached and not row.superseded_by.exists()}

    def _noticed(self, stops):
        """The same, once what was missed and not noticed yet is noticed."""
        running = self._running(stops)
        for row in running.values():
            row.ring_if_passed(now())
        return running

    def _tell_dates(self, pairs, why):
        changes = [
            {"label": old.label, "before": old.due.isoformat(), "after": new.due.isoformat() if new else ""}
            for old, new in pairs
        ]
        self.tell("review dates changed", None, changes=changes, why=why)

    def start_date(self, key, label, day, start, **row):
        """Add a date that people have set as a deadline of this review. Returns it."""
        working = clocks.agreed(day, start_of_day(start), "the date that was set")
        rule = _Set(key, label)
        return clocks.start(self, rule, working, "set by the review", **({"agreed_on": day} | row))


class _Set:
    """A date that no rule gives."""

    owed_by, source = "", ""

    def __init__(self, key, label):
        self.key, self.label = key, label
