"""Whose child it is: the reviewing officer allocated from one London date to another."""

from models.base import now
from models.child.checking import allocation_problem, officer_problem
from models.errors import Incomplete


class Allocating:
    @property
    def allocation(self):
        """The allocation that stands, with its officer, or None."""
        allocation = type(self).allocations.rel_model
        standing = self.allocations.where(allocation.until.is_null())
        return standing.order_by(allocation.id.desc()).first()

    @property
    def iro(self):
        """Who is allocated today, or None."""
        return self.allocation.iro if self.allocation else None

    def allocate(self, by, iro, since, version=None):
        """Allocate this officer from a London date, which ends the allocation that stands. Returns the allocation.

        `by` is None for the command line. Returns the one that stands where it is already theirs. Raises NotYours,
        Moved, and Incomplete where the officer has left, or the date is before the last one, the birth, or to come.
        """
        with self.changing(by, version):
            standing = self.allocation
            if standing and standing.iro == iro:
                return standing
            wrong = {"iro": officer_problem(iro), "since": allocation_problem(self.born, since, standing)}
            if any(wrong.values()):
                raise Incomplete(**{field: problem for field, problem in wrong.items() if problem})
            return self.give_to(by, iro, since)

    def give_to(self, by, iro, since):
        """Allocate without asking who may, inside the change that it belongs to. Returns the allocation."""
        standing = self.allocation
        if standing:
            standing.set_now(until=since)
        self.note(by, "reviewing officer", since, before=standing.iro.name if standing else "", after=iro.name)
        row = {"child": self, "iro": iro, "since": since, "recorded_by": by, "recorded_at": now()}
        return type(self).allocations.rel_model.create(**row)
