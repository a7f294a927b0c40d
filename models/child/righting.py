"""Something was recorded of a child that had not happened: it is taken back, and stays to be seen."""

from models.base import now
from models.child.caring import HAPPENINGS
from models.child.entering import ENTER
from models.errors import Incomplete, NotYours
from rules.reviews.next_review import ENDED
from rules.reviews.vocabulary import FACTS

TAKE_BACK = "take back a fact"
NOT_YOURS = "You take back what you recorded yourself. Ask the child’s reviewing officer or the quality service."


class Righting:
    def takings_back(self, person):
        """A test of what was recorded, by the id of whoever did: whether this person may take it back."""
        everything = self.opens(TAKE_BACK, person)
        own = "W" in person.standing.letters(TAKE_BACK) and self.opens(ENTER, person)
        return lambda recorder: everything or (own and recorder == person.id)

    def take_back(self, by, change, why, version=None):
        """What this row of the list of changes says did not happen. Returns [(before, after)] of the dates that change.

        Only what `happened` records can be taken back. Raises NotYours, Moved, Incomplete.
        """
        with self.changing(by, version):
            if change.child_id != self.id or change.kind not in HAPPENINGS:
                raise Incomplete(change="This cannot be taken back. Correct it where it was recorded")
            self._check_recorder(by, change.recorded_by_id)
            period = self._ended_by(change)
            if period:
                self._check_reopening(period)
                period.retract(by, why)
            change.retract(by, why)
            what = HAPPENINGS[change.kind]
            self._note_taken_back(by, what, change.happened_on, why)
            return self._go_on(period, what) if period else self.plan_review(f"{what} was taken back")

    def take_back_care(self, by, period, why, version=None):
        """What this period of care says last had not happened: its end, or where it has none its beginning. Returns
        [(before, after)] of the dates that change.

        Without the end it goes on as a new row, and the review that ended with it is planned again. Raises NotYours,
        Moved, and Incomplete where something has to be taken back first.
        """
        with self.changing(by, version):
            self._check_recorder(by, self.recorder_of(period))
            ended_on = period.ended_on
            self._check_end(period) if ended_on else self._check_nothing_was_held(period)
            period.retract(by, why)
            for change in self._said_the_end(period, "care ended"):
                change.retract(by, why)
            what = FACTS["care ended" if ended_on else "came into care"]
            self._note_taken_back(by, what, ended_on or period.began_on, why)
            return self._go_on(period, what) if ended_on else self._was_not_in_care(period, what)

    def recorder_of(self, period):
        """The id of whoever recorded what this period of care says last, or None where nobody knows."""
        if period.ended_on is None:
            return period.recorded_by_id
        row = self._said_the_end(period, "care ended", "adoption order").first()
        return row and row.recorded_by_id

    def _said_the_end(self, period, *kinds):
        """What stands in the list of changes of these kinds on the day on which this period of care ended, the last first."""
        change = type(self).changes.rel_model
        rows = self.changes.where(change.kind.in_(kinds), change.happened_on == period.ended_on, change.stands())
        return rows.order_by(change.id.desc())

    def _check_recorder(self, by, recorder):
        if by and not self.takings_back(by)(recorder):
            raise NotYours(NOT_YOURS)

    def _ended_by(self, change):
        """The period of care that this adoption order ended, or None; care may have ended by itself on that day."""
        if change.kind != "adoption order":
            return None
        model = type(self).periods_of_care.rel_model
        period = self.periods_of_care.where(model.stands(), model.ended_on == change.happened_on).first()
        return None if period is None or self._said_the_end(period, "care ended").exists() else period

    def _check_end(self, period):
        if self._said_the_end(period, "adoption order").exists():
            raise Incomplete(why="An adoption order was made on that day. Take that back first")
        self._check_reopening(period)

    def _check_reopening(self, period):
        model = type(self).periods_of_care.rel_model
        later = self.periods_of_care.where(model.stands(), model.began_on >= period.ended_on).first()
        if later:
            said = f"The child came into care again on {later.began_on:%-d %B %Y}. Take that back first"
            raise Incomplete(why=said)

    def _check_nothing_was_held(self, period):
        review = type(self).reviews.rel_model
        held = self.reviews.where(review.held_on >= period.began_on, review.ended_at.is_null())
        if first := held.order_by(review.held_on).first():
            said = f"Review {first.ordinal} was held in this period of care, on {first.held_on:%-d %B %Y}"
            raise Incomplete(why=f"{said}. Take that back first, on the page of the review")

    def _go_on(self, period, what):
        """The period of care goes on from where it began, and so do the review that ended with it and the dates of decisions
        that are still to come.
        """
        same = {"began_on": period.began_on, "legal_status": period.legal_status}
        signed = {"recorded_by": period.recorded_by, "recorded_at": period.recorded_at}
        type(self).periods_of_care.rel_model.create(child=self, **same, **signed)
        for row in self._dates_that_ended(period.ended_on):
            row.reopen(f"{what} was taken back")
        if review := self._review_that_ended(period):
            review.resume(f"{what} was taken back")
        return self.plan_review(f"{what} was taken back")

    def _review_that_ended(self, period):
        """The review that was due no longer as this period of care ended, or None."""
        review = type(self).reviews.rel_model
        rows = self.reviews.where(review.period_began == period.began_on, review.completed_at.is_null())
        return rows.where(review.ended_why.in_(_whys(period.ended_on))).order_by(review.id.desc()).first()

    def _dates_that_ended(self, day):
        """The dates of decisions that ended with care on that day, and are not past: nobody is late by the slip."""
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(
            deadline.decision.is_null(False), deadline.ended_why.in_(_whys(day)), deadline.due > now()
        )
        return [row for row in rows if not row.superseded_by.exists()]

    def _was_not_in_care(self, period, what):
        review = self.next_review
        if review and review.period_began == period.began_on:
            review.let_go(f"{what} on {period.began_on:%-d %B %Y} was taken back", period.began_on)
        return self.plan_review(f"{what} was taken back")

    def _note_taken_back(self, by, what, day, why):
        self.note(by, "taken back", after=f"{what}, {day:%-d %B %Y}", words=why.strip())


def _whys(day):
    """Why what was owed ended with care on that day."""
    return [f"{words} on {day:%-d %B %Y}." for words in ENDED.values()]
