"""Who may change a review, and while it is open."""

from contextlib import contextmanager

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from rules.london import london_date

WHO = {
    "record a review": "Only the child’s reviewing officer and the quality service can record this.",
    "arrange a review": "Only the child’s reviewing officer, the quality service and business support can arrange this.",
    "do a step": "Only people who deal with this child can record this.",
    "read reviews": "What was said is for those who work with this child.",
    "answer decisions": "Only the designated manager can answer these decisions.",
}


class Permitting:
    @contextmanager
    def changing_as(self, by, *actions, while_open=True):
        """One change of this review by somebody who may do each of these. Raises NotYours, and Moved where it is over and
        must not be.
        """
        with self.changing():
            for action in actions:
                if not self.opens(action, by):
                    raise NotYours(WHO[action])
            if self.ended_at:
                raise Moved(f"This review is no longer due: {self.ended_why}. Nothing was saved.")
            if while_open and not self.is_open:
                raise Moved(f"This review was held on {self.held_on:%-d %B %Y}. Nothing was saved.")
            yield

    def may_do(self, rule, person):
        """True where this person records that step: what the reviewing officer owes, only those who record the review."""
        return self.opens(self.doing(rule), person)

    def must_do(self, rule, by):
        """Raise NotYours where that step is not theirs to record."""
        if not self.may_do(rule, by):
            raise NotYours(WHO[self.doing(rule)])

    def doing(self, rule):
        """The action of whoever records that step."""
        owes = self.procedure.roles[rule.owed_by].acts_as if rule.owed_by else ""
        return "record a review" if owes == "IRO" else "do a step"

    def must_be_held(self):
        """Raise Moved before its first meeting."""
        if self.held_on is None:
            raise Moved("This review has not been held yet. Nothing was saved.")

    def must_be_complete(self):
        """Raise Moved before its last meeting."""
        if self.completed_at is None:
            raise Moved("This review has not been completed yet. Nothing was saved.")


def must_have_been(day, field):
    """Raise Incomplete for a London date to come."""
    if day > london_date(now()):
        raise Incomplete(**{field: "The date must be today or in the past. Enter the day on which it happened"})


def must_say(words, field, sentence):
    """The words without spaces around them. Raises Incomplete where there are none."""
    if not (words or "").strip():
        raise Incomplete(**{field: sentence})
    return words.strip()


def latest(rows, name):
    """{what the column holds: the last row of it}."""
    return {getattr(row, name): row for row in rows.order_by(rows.model.id)}
