"""How the child would like the review to be (req 2.21)."""

from models.errors import Incomplete
from models.review.permitting import latest


class Listening:
    def wish(self, by, wishes):
        """Record the child's wishes: {point's key: words}; those that are alike already get no row. Returns the rows.

        They are words: whoever arranges reviews and does not read what was said does not write them down either.
        """
        with self.changing_as(by, "read reviews", "do a step"):
            known, before = {point.key: point for point in self.procedure.preferences}, self.wishes_by_key
            if not set(wishes) <= set(known):
                raise Incomplete(wishes="Choose from the points that are listed")
            told = {key: words.strip() for key, words in wishes.items()}
            new = {k: w for k, w in told.items() if w != (before[k].words if k in before else "")}
            rows = [self.add("wishes", point_key=key, words=words, by=by) for key, words in new.items()]
            if rows:
                self.tell("wishes recorded", by, labels=[known[key].label for key in new])
            return rows

    @property
    def wishes_by_key(self):
        """{point's key: the row that stands}."""
        return latest(self._rows("wishes"), "point_key")
