"""A review of before was brought in by mistake: it is none, and nothing that was recorded of it is owed."""

from models.base import now
from models.errors import Moved
from models.review.permitting import must_say

BY_MISTAKE = "Brought in by mistake"


class TakingReviewsBack:
    @classmethod
    def took_place(cls):
        """The condition that it was held, at one meeting at least, and not brought in by mistake."""
        return cls.held_on.is_null(False) & (~cls.brought_in | cls.ended_at.is_null())

    def must_have_taken_place(self):
        """Raise Moved for one that was not held, or that was brought in by mistake."""
        self.must_be_held()
        if self.brought_in and self.ended_at:
            raise Moved(f"This review is no longer due: {self.ended_why}. Nothing was saved.")

    def take_back(self, by, why):
        """This review of before was brought in by mistake: it was not held. The next one is planned without it, and what
        it decided was never owed.

        Raises NotYours, Incomplete without a reason, and Moved for one that was held here, meeting by meeting.
        """
        with self.changing_as(by, "record a review", while_open=False):
            if not self.brought_in:
                raise Moved("This review was held here. Take its meeting back. Nothing was saved.")
            why = must_say(why, "why", "Enter why it is taken back")
            self.set_now(ended_at=now(), ended_why=BY_MISTAKE)
            for row in self.deadlines.where(type(self).deadlines.rel_model.ended_at.is_null()):
                row.never_was(BY_MISTAKE)
            self.carried_nothing_on(BY_MISTAKE)
            self.tell("review taken back", by, on=self.held_on.isoformat(), why=why)
            type(self).number_again([self.child])
            type(self).plan(self.child, "A review that was brought in by mistake was taken back")
