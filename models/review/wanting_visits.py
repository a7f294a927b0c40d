"""The visit before a review: which visits count for it, and from which day one is wanted (req 2.57-2.60)."""

VISIT = "visit"  # the step that recording a visit does


class WantingVisits:
    @property
    def visited_on(self):
        """The London date of the last visit that counts for this review, or None."""
        return self._visited_since(self.visit_wanted_since)

    @property
    def visit_wanted_since(self):
        """From which London date a visit counts: the period's beginning, the last review, or a move since."""
        return self.visit_wanted_from(self.child.timeline())

    @property
    def visits_that_count(self):
        """The visits that count for this review, by their days, as a query."""
        return self._visits_since(self.visit_wanted_since).order_by(self.child.visits.model.visited_on)

    def _visited_since(self, day):
        visit = self.child.visits.model
        last = self._visits_since(day).order_by(visit.visited_on.desc()).first()
        return last.visited_on if last else None

    def _visits_since(self, day):
        visit = self.child.visits.model
        counts = self.child.visits.where(visit.visited_on >= day)
        return counts.where(visit.visited_on <= self.last_on) if self.last_on else counts

    def visit_wanted_from(self, timeline):
        """The same, where the child's timeline is known already."""
        held = [each.last for each in timeline.held if each.complete and each.on != self.held_on]
        moves = [fact.on for fact in timeline.of("moved") if self.last_on is None or fact.on <= self.last_on]
        return max([self.period_began, *(day for day in held if not self.held_on or day < self.held_on), *moves])
