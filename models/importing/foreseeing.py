"""What an import would do, worked out from its files and the record as it stands now."""

from models.base import now
from models.child import Child
from models.importing.children import plan_children
from models.importing.people import plan_people
from models.importing.reviews import plan_reviews
from rules.imports import read
from rules.imports.ssd_reviews import TABLE as REVIEWS
from rules.london import london_date


class Foreseeing:
    def foresee(self, by):
        """The plan of a waiting import, for this person; `by` is None for the command line. Nothing is written."""
        return foresee(self.kind, [file.data for file in self.contents], by)


def foresee(kind, files, by=None):
    """The plan for these files, without keeping them."""
    today = london_date(now())
    known = {child.reference for child in Child.select()} if kind == "ssd" else ()
    reading = read(kind, files, today, known)
    plan = (plan_people if kind == "people" else plan_children)(reading, by, today)
    if reading.reviews:
        plan_reviews(plan, reading.reviews, by, today, "" if kind == "reviews" else REVIEWS)
    plan.problems = [*reading.problems, *plan.problems]
    plan.problems.sort(key=lambda problem: (problem.table, problem.row or 0))
    wrong = {("" if problem.table == "person" else problem.table, problem.row) for problem in plan.problems}
    plan.steps = [step for step in plan.steps if (step.table, step.row) not in wrong]  # nothing would come of them
    plan.doubts = [doubt for doubt in plan.doubts if (doubt.table, doubt.row) not in wrong]
    plan.warnings = [*reading.warnings, *plan.warnings]
    plan.notes = [*reading.notes, *plan.notes]
    return plan
