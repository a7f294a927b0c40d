"""Somebody else chairs, where the allocated IRO cannot and it cannot wait; the allocation stays as it is (req 2.18)."""

from models.base import now
from models.child.checking import officer_problem
from models.errors import Incomplete
from models.review.permitting import must_say


class Substituting:
    @property
    def substitute(self):
        """The substitute who stands in now, or None."""
        row = type(self).substitutes.rel_model
        return self.substitutes.where(row.ended_at.is_null()).order_by(row.id.desc()).first()

    def name_substitute(self, by, person, why):
        """Let this reviewing officer prepare and chair the review. They see the child meanwhile. Returns the row."""
        with self.changing_as(by, "record a review"):
            if problem := officer_problem(person):
                raise Incomplete(person=problem)
            if person == self.child.iro:
                raise Incomplete(person=f"{person.name} is the child’s reviewing officer already")
            why = must_say(why, "why", "Enter why the review cannot wait")
            self.end_substitution()
            row = self.add("substitutes", person=person, why=why, by=by)
            self.tell("substitute named", by, name=person.name, why=why)
            return row

    def end_substitution(self):
        """Nobody stands in any more."""
        if self.substitute:
            self.substitute.set_now(ended_at=now())
