"""The visit before a review: which visits count for it, and from which day one is wanted (req 2.57-2.60)."""

from models.base import now
from models.review import clocks
from rules.london import london_date

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

    def settle_visit(self, why):
        """Bring the clock of the visit to the visits that count now: one of them meets it, and without any it runs."""
        if self.ended_at or all(rule.key != VISIT for rule in self.procedure.before):
            return
        days = {visit.visited_on for visit in self.visits_that_count}
        last = self._last(VISIT, clocks.PREPARED)
        for row in self._met_by_no_visit(days):
            if row != last:  # a visit was wanted again after that
                row.end(now(), why)
        if last and last.met_at and last.ended_at is None:
            is_wrong = london_date(last.met_at) not in days
        elif last and last.is_running:
            is_wrong = bool(days)
        else:
            is_wrong = self.is_open and not days and not self.has_step(VISIT)
        if is_wrong:
            self.prepare_again(VISIT, why)

    def _met_by_no_visit(self, days):
        """The clocks that a visit met of which none stands any more on that day, as far as it is none of these days."""
        deadline, visit = type(self).deadlines.rel_model, self.child.visits.model
        met = deadline.met_at.is_null(False) & deadline.ended_at.is_null()
        rows = self.deadlines.where(deadline.clock == VISIT, deadline.kind == "limit", met)
        made = lambda day: day in days or self.child.visits.where(visit.visited_on == day).exists()
        return [row for row in rows if not made(london_date(row.met_at))]

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
