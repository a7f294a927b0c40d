"""The one thing that somebody has to do first with a review: what comes first by its day."""

from collections import namedtuple
from datetime import date

from flask import url_for

from models.review.circulating import DECISIONS
from models.review.preparing import INVITATIONS
from models.review.wanting_visits import VISIT
from rules.london import london_date
from views.reviewing import today

Move = namedtuple("Move", "words href")


class First:
    """Over what `Moves` knows of the review and of what may be done."""

    def _first(self):
        yield from self._answering()[:1]
        if self.may["record a review"] and self.booked and self.booked.day <= today():
            yield self._move("Record that it was held", "review_meetings.hold")
        dated = [*self._arranging_first(), *self._writing_first(), *self._owed()]
        yield from (move for _, move in sorted(dated, key=lambda each: each[0]))

    def _arranging_first(self):
        """[(by when, the next thing to arrange)]: what leads to the invitations, by their day."""
        if not self.may["arrange a review"] or not self.review.is_open:
            return
        day = self._day_of("before", INVITATIONS)
        if not self.booked:
            yield day, self._move("Book the meeting", "review_bookings.create")
        elif not self.guests:
            yield day, self._move("Add somebody to the list", "review_invitations.create")
        elif any(guest.sent_on is None for guest in self.guests):
            yield day, self._move("Record the invitations as sent", "review_invitations.sent")

    def _writing_first(self):
        """[(by when, the next thing to write up)]."""
        if not self.may["record a review"] or not self.review.completed_at:
            return
        if self.review.can_circulate:
            sends = self._move("Circulate the decisions", "review_circulations.create")
            yield self._day_of("after", DECISIONS), sends if self.decisions else self._decide()
        elif not self.review.participation:
            yield today(), self._move("Record how the child took part", "review_agenda.participation")

    def _owed(self):
        """[(by when, what)] that this person owes, before the meeting or after it."""
        for where, steps in (("before", self.before), ("after", self.after)):
            for step in steps:
                if (step.deadline or step.starts_now) and self._is_mine(step) and (move := self._doing(step, where)):
                    yield self._day(step), move

    def _doing(self, step, where):
        if step.rule.key == VISIT:
            return None if step.is_settled else self._visit()
        href = self.step(step, where)
        return Move(f"Record: {step.rule.label}", href) if href else None

    def _visit(self):
        to_visit = url_for("visits.create", child_id=self.review.child_id)
        return Move("Record your visit to the child", to_visit) if self.may["record a review"] else None

    def _day_of(self, where, key):
        """By when the step of that key is to be done; the last of all days where none says so."""
        steps = self.before if where == "before" else self.after
        return next((self._day(step) for step in steps if step.rule.key == key), date.max)

    @staticmethod
    def _day(step):
        if step.starts_now:
            return today()
        return london_date(step.deadline.due) if step.deadline else date.max

    def _is_mine(self, step):
        role = self.review.procedure.roles[step.rule.owed_by].acts_as if step.rule.owed_by else ""
        return role in self.person.roles
