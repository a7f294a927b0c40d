"""How urgent it is at this stage, who says so and why; a new rating supersedes the answer's deadline."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours


class Rated:
    @property
    def rating(self):
        """The rating that stands, or None."""
        ratings = self.ratings
        return ratings.order_by(ratings.model.id.desc()).first()

    @property
    def urgency(self):
        """The urgency in the council's words, with its guidance; None where nobody rated it."""
        rating = self.rating
        return self.escalation.procedure.urgency(rating.urgency) if rating else None

    def rate(self, by, urgency, why):
        """Set the urgency again, with the reason (req 1.27). Raises NotYours, Moved, Incomplete."""
        with self.changing():
            if not self.escalation.opens("rate", by):
                raise NotYours("Only the person who raised this, or the quality service, can change how urgent it is.")
            if not self.is_open:
                raise Moved(f"{self.escalation} has moved on from {self.stage.label}. Nothing was saved.")
            if self.urgency and self.urgency.key == urgency:
                raise Incomplete(urgency=f"The urgency is already {self.urgency.label}")
            return self.change_urgency(by, urgency, why)

    def change_urgency(self, by, urgency, why):
        """Rate it anew inside the change that it belongs to. Returns the rating."""
        before = self.urgency
        rating = self.set_urgency(by, urgency, why, now())
        self.recount_by_urgency(before, rating)
        after = self.escalation.procedure.urgency(urgency)
        told = {"before": before.label if before else "", "after": after.label}
        self.escalation.tell("rated", by, stage=self.stage.label, why=why, **told)
        return rating

    def set_urgency(self, by, urgency, why, at):
        """Add the rating row of an urgency that the procedure knows. Raises Incomplete for any other."""
        known = {u.key for u in self.escalation.procedure.urgencies}
        if urgency not in known:
            raise Incomplete(urgency="Choose how urgent it is from the list")
        return self.add("ratings", urgency=urgency, why=why, by=by, happened_at=at)
