"""A visit that had not been made, or not to this child, is taken back with a reason; so is a note of the wrong day."""

from models.base import now
from models.errors import Moved, NotYours
from models.review.permitting import WHO

RECORD = "record a review"


class TakingBack:
    def take_back(self, by, why):
        """The visit was not made so: it counts nowhere any more, nothing was owed after it, and what it met before a
        review runs again. Raises NotYours, Incomplete without a reason, and Moved where somebody was first.
        """
        with self.changing():
            self._must_be_for(by)
            self.retract(by, why)
            for row in self.deadlines:
                row.never_was("The visit was taken back")
            for review in self.child.reviews:
                review.settle_visit("A visit was taken back")
            told = {"on": self.visited_on.isoformat()}
            self.tell("visit taken back", by, **told)

    def take_back_note(self, by, why):
        """Its note was not written so: it is to be written anew, by the same day. Raises as `take_back`, and Moved where
        there is no note.
        """
        with self.changing():
            self._must_be_for(by)
            note = self.note
            if note is None or self.is_taken_back:
                raise Moved("This was taken back already. Nothing was saved.")
            note.retract(by, why)
            for row in list(self.deadlines):
                if row.met_at and row.ended_at is None:
                    row.reopen("The note was taken back").ring_if_passed(now())
            told = {"on": note.written_on.isoformat(), "visited_on": self.visited_on.isoformat()}
            self.tell("note taken back", by, **told)

    def _must_be_for(self, by):
        self.reload()
        if not self.child.opens(RECORD, by):
            raise NotYours(WHO[RECORD])
