"""What is done after the review: the record, the copies, the care plan, each on a day or not needed and why."""

from models.errors import Incomplete
from models.review import clocks
from models.review.circulating import DECISIONS

RECORD = "record"  # the step that completes the record
ABSENT, COPIES = "absent", "copies"  # writing to those who were not there, and to all who gave an address


class FollowingUp:
    def followed_up(self, by, key, on=None, words="", not_needed=""):
        """Something of the procedure's `after` was done on that London date, or is not needed because. Returns the row.

        Circulating the decisions and answering them are verbs of their own. Raises NotYours, Moved, Incomplete.
        """
        with self.changing_as(by, "do a step", while_open=False):
            self.must_be_complete()
            rule = next((rule for rule in self.procedure.after if rule.key == key), None)
            if rule is None or key == DECISIONS or rule in self.answering:
                raise Incomplete(step="Choose what was done")
            self.must_do(rule, by)
            first = self.held_on if rule.between else self.last_on
            if on and on < first:
                raise Incomplete(on=f"It cannot be done before the review was held, on {first:%-d %B %Y}")
            row = self.add_step(by, key, on, words, not_needed)
            self.tell("review followed up", by, label=rule.label, on=on and on.isoformat(), not_needed=row.not_needed)
            self._settle(key, clocks.FOLLOWED_UP, row)
            if key == RECORD:
                self.end_substitution()
                self.count_forward("The record was completed")
                self.follow_the_record()
            return row

    def is_followed_up(self, key):
        """True where it is done, not needed, or answered."""
        if key == DECISIONS and self.circulation:
            return True
        if any(rule.key == key for rule in self.answering) and self.answered:
            return True
        return self.has_step(key)

    @property
    def recorded_on(self):
        """The London date on which the full record was completed, or None."""
        row = self.steps_by_key.get(RECORD)
        return row.done_on if row else None

    @property
    def known_after(self):
        """The London dates from which what is done after the review is counted, as `rules.reviews.after` takes them."""
        refusal = self.last_refusal
        refused_with = refusal and refusal.decision.sent_with
        return {
            "received_on": self.received_on,
            "recorded_on": self.recorded_on,
            "refused_on": refused_with and (refused_with.received_on or refused_with.sent_on),
            "missed_on": self.last_on if self.parts_away else None,
        }

    @property
    def parts_away(self):
        """Which of the child and the parents were not there, of those on the list."""
        return {guest.part for guest in self.away} & {"child", "parent"}

    def steps_after(self):
        """What is to be done after the review, in the procedure's order, each as a `Step`; empty before it is complete."""
        if self.completed_at is None:
            return []
        owed = self._owed_after()
        if self.has_nothing_to_answer:
            owed = [each for each in owed if each.rule not in self.answering]
        sent = self.circulations.order_by(type(self).circulations.rel_model.id).first()
        done = {DECISIONS: sent.sent_on} if sent else {}
        done |= {rule.key: self.answered[-1].replied_on for rule in self.answering if self.answered}
        return self._steps(owed, clocks.FOLLOWED_UP, done)
