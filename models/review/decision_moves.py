"""A decision moves: carried out or not, carried on to the next review, not agreed."""

from models.base import now
from models.errors import Incomplete, Moved
from models.review import clocks
from models.review.how_decisions_stand import SETTLED, how_they_stand
from models.review.permitting import must_have_been
from models.review.words import HOW

NOT_AGREED = "Not agreed by the designated manager"  # why its date ended
CARRIED_ON = "Carried on to review"  # the same, and its number
NEEDS_WORDS = ("not done", "no longer needed")


class DecisionMoves:
    @property
    def stand_now(self):
        """How it stands, asked for each time: a `Stand`."""
        return how_they_stand([self])[self.id]

    @property
    def standing(self):
        """The last row of how it stands, or None while nothing was said."""
        return self.stand_now.standing

    @property
    def decided_on(self):
        """The London date of the review that decided it, the first that was held where it was carried on."""
        return min(each.review.held_on for each in (self, *self._before) if each.review.held_on)

    @property
    def is_open(self):
        """True until it is done, needed no longer, not agreed, or carried on to a later review."""
        return self.stand_now.is_open

    @property
    def can_stand(self):
        """True while it may be said, or said anew, how it stands."""
        return self.stand_now.can_stand

    @property
    def sent_with(self):
        """The circulation with which it was sent out, or None."""
        return self.stand_now.sent_with

    @property
    def is_circulated(self):
        """True from the day on which it was sent out: it was recorded by then."""
        return self.sent_with is not None

    @property
    def reply(self):
        """What the designated manager answered to it, or to all the others that went out with it; None before."""
        return self.stand_now.reply

    @property
    def is_refused(self):
        """True where the designated manager does not agree to it."""
        return self.stand_now.is_refused

    def stand(self, by, how, on, words=""):
        """Record how it stands on a London date: under way, done, not done, no longer needed. Returns the row.

        What was said before may be said anew: the last row stands, and its date is owed again where it is not settled.
        """
        with self.review.changing_as(by, "read reviews", "do a step", while_open=False):
            self.review.must_be_held()
            if not self.can_stand:
                raise Moved("This decision was carried on, or is not agreed. Nothing was saved.")
            self._check_standing(how, on, words)
            row = self.add("standings", how=how, on=on, words=words.strip(), by=by)
            if how == "done":
                for date in self._dates():
                    date.meet(clocks.done_at(on))
            elif how == "no longer needed":
                self.end_dates("No longer needed")
            elif not self._dates():
                self.review.start_date_of(self)
            self.review.tell("decision stands", by, number=self.number, how=how, on=on.isoformat(), words=words.strip())
            return row

    def _check_standing(self, how, on, words):
        if how not in HOW:
            raise Incomplete(how="Choose how it stands")
        if how in NEEDS_WORDS and not words.strip():
            raise Incomplete(words="Enter why")
        must_have_been(on, "on")
        if on < (decided := self.decided_on):
            raise Incomplete(on=f"The decision was made on {decided:%-d %B %Y}: enter that day or a later one")

    def carry_on(self, by, review, by_when, words=""):
        """Carry it on to a later review of the child, with the same owner and another date. Returns the new decision."""
        with review.changing_as(by, "record a review", while_open=False):
            review.must_be_held()
            if review.child_id != self.review.child_id or review.id <= self.review_id:
                raise Incomplete(review="It can only be carried on to a later review of the same child")
            self.review.must_have_taken_place()
            if not self.is_open:
                raise Moved("This decision is settled, or was carried on already. Nothing was saved.")
            owner = {"owner_person": self.owner_person, "owner_post": self.owner_post, "owner_name": self.owner_name}
            review.check_decision(words or self.words, by_when, owner)
            new = review.add_decision(by, words.strip() or self.words, by_when, owner, carried_from=self._last)
            self.end_dates(f"{CARRIED_ON} {review.ordinal}")
            return new

    def carry_on_again(self):
        """Its review was held after all, and so it was carried on: what was said meanwhile of the one that it comes from was
        said of it. Returns True where it is open.
        """
        if (origin := self.origin) and self.is_open:
            said = origin.standing
            origin.end_dates(f"{CARRIED_ON} {self.review.ordinal}")
            if said and said.how in SETTLED:
                signed = {"by": said.by, "recorded_at": said.recorded_at}
                self.add("standings", how=said.how, on=said.on, words=said.words, **signed)
        return self.is_open

    def end_dates(self, why):
        """Its date is owed no longer; `why` is read by all who see the clock, so no words of anybody’s stand in it."""
        for date in self._dates():
            date.end(now(), why)

    def run_again(self, ended, why):
        """Its date, which ended for a reason that begins so, is owed again, unless it was settled otherwise meanwhile."""
        last = self.deadlines.order_by(type(self).deadlines.rel_model.id.desc()).first()
        if last and (last.ended_why or "").startswith(ended) and self.is_open:
            last.reopen(why)

    @property
    def origin(self):
        """The decision of a review that was held from which it was carried on, or None."""
        return next((each for each in self._before if each.review.held_on), None)

    @property
    def _last(self):
        """What it was carried on as last, though that was to a review that was not held; else itself."""
        last = self
        while following := last.carried_to.first():
            last = following
        return last

    @property
    def _before(self):
        """The decisions that it was carried on from, the last first."""
        each = self
        while each := each.carried_from:
            yield each

    def _dates(self):
        deadline = type(self).deadlines.rel_model
        return list(self.deadlines.where(deadline.running()))
