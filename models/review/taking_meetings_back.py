"""A review was recorded as held and was not, or not for this child: that is taken back, and what followed from it never was."""

from models.base import now
from models.errors import Moved
from models.review import clocks
from models.review.resuming import AS_BOOKED

NOT_HELD = "A meeting was taken back that had not taken place"
ANOTHER_PERIOD = "Another period of care has begun since"


class TakingMeetingsBack:
    def take_back_meeting(self, by, meeting, why):
        """The last meeting that stands did not take place. The review is open again, as it was before that was recorded:
        what was owed after it never was, what it met or ended runs again, its booking stands again, and the review that
        was planned after it is let go.

        Raises NotYours, Incomplete without a reason, and Moved where something came after it: that is taken back first.
        """
        with self.changing_as(by, "record a review", while_open=False):
            self._check_last(meeting)
            meeting.retract(by, why)
            self._let_the_next_go(meeting.held_on)
            self._never_followed(meeting.held_on)
            self.sum_up_meetings()
            if self.ended_at is None:
                self._run_again(meeting)
                if self.held_on is None:
                    self.carried_nothing_on(NOT_HELD)
                self._book_as_before(by, meeting)
            told = {"on": meeting.held_on.isoformat(), "why": meeting.taken_back_why}
            event = self.tell("meeting taken back", by, **told)
            type(self).plan(self.child, NOT_HELD)
            self.reload()
            if self.is_open:
                self.count_back(self.calendar, NOT_HELD)
                self.settle_visit(NOT_HELD)
                self.alert_who_prepares(event, self.who_prepares())

    @property
    def held_later(self):
        """The child’s review that was held next after this one, or None."""
        model = type(self)
        later = (model.held_on > self.held_on) | ((model.id > self.id) & ~model.brought_in)
        held = model.select().where(model.child == self.child, model.held_on.is_null(False), model.ended_at.is_null())
        return held.where(later, model.id != self.id).order_by(model.held_on, model.id).first()

    def _check_last(self, meeting):
        if meeting not in self.sat:
            raise Moved("This meeting was not held, or that was taken back already. Nothing was saved.")
        last = self.sat[-1]
        if meeting != last:
            raise Moved(f"It met again on {last.held_on:%-d %B %Y}. Take that meeting back first. Nothing was saved.")
        if later := self.held_later:
            held = f"{later.held_on:%-d %B %Y}"
            raise Moved(f"Review {later.ordinal} was held after it, on {held}. Nothing was saved.")
        if since := self._recorded_since():
            raise Moved(f"Recorded since: {'; '.join(since)}. Take that back first. Nothing was saved.")

    def _recorded_since(self):
        """What people have recorded that can only follow a review that was held, in words."""
        step, sent = type(self).steps.rel_model, type(self).circulations.rel_model
        went_out = self.circulations.where(sent.stands()).order_by(sent.id)
        labels = {rule.key: rule.label for rule in self.procedure.after}
        done = self.steps.where(step.stands(), step.rule_key.in_(list(labels))).order_by(step.id)
        found = [f"decisions sent on {row.sent_on:%-d %B %Y}" for row in went_out]
        return found + list(dict.fromkeys(f"“{labels[row.rule_key]}”" for row in done))

    def _let_the_next_go(self, since):
        """The review that was planned after this one; where it is of another period of care, this one ends instead."""
        following = self.child.next_review
        if following and following.period_began != self.period_began:
            self.set_now(ended_at=now(), ended_why=ANOTHER_PERIOD)
        elif following and following != self:
            following.let_go(NOT_HELD, since)

    def _never_followed(self, since):
        """What was owed after that day never was: nobody was late with it."""
        deadline, first = type(self).deadlines.rel_model, len(self.sat) == 0
        after = deadline.stops == clocks.FOLLOWED_UP
        if first:
            after |= (deadline.stops == clocks.COMPLETED) | (deadline.decision.is_null(False) & deadline.running())
        for row in self.deadlines.where(after, deadline.ended_at.is_null()):
            row.end_as_of(since, NOT_HELD)

    def _run_again(self, meeting):
        """What the meeting met or ended runs again, and is late where it was."""
        for row in [*self._met_by_it(), *self._ended_with(meeting)]:
            row.reopen(NOT_HELD).ring_if_passed(now())

    def _met_by_it(self):
        """The day of the review, unless an earlier meeting counts for it, and that of its completion."""
        deadline, by_first = type(self).deadlines.rel_model, self.procedure.series.counts == "first meeting"
        stops = (clocks.COMPLETED,) if self.held_on and by_first else (clocks.HELD, clocks.COMPLETED)
        met = deadline.met_at.is_null(False) & deadline.ended_at.is_null()
        return list(self.deadlines.where(deadline.stops.in_(stops), met))

    def _ended_with(self, meeting):
        """What was to be done before it, was not, and is not by now."""
        deadline, settled = type(self).deadlines.rel_model, {*self.steps_by_key, *self._met_before()}
        since = meeting.first_among(self.ever_sat).held_recorded_at
        ended = (deadline.ended_at >= since) & deadline.met_at.is_null()
        rows = list(self.deadlines.where(deadline.stops == clocks.PREPARED, ended))
        return [row for row in rows if row.clock not in settled and not row.superseded_by.exists()]

    def _book_as_before(self, by, meeting):
        """The meeting on which it was to go on is off, and the one that had been booked stands again."""
        if booked := self.booked:
            booked.set_now(called_off_at=now(), called_off_why=NOT_HELD, called_off_by=by)
        if meeting.meets_at:
            self.add("meetings", **{name: getattr(meeting, name) for name in AS_BOOKED})
