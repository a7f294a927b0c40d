"""Each review of a file laid beside the record: new, known, cancelled or still to come; never one taken for another."""

from collections import defaultdict
from dataclasses import dataclass

from models.child import Child
from models.importing.children import NOT_YOURS, Facts
from models.importing.known import Known
from models.importing.known_reviews import KnownReviews
from models.importing.plan import Doubt, Step
from models.importing.reviews_of_child import BOOKED, ReviewsOfChild
from models.review.rhythm import Rhythm
from rules.imports import Problem
from rules.imports.reviews import PLAIN
from rules.imports.ssd_reviews import NAMES
from rules.reviews import Fact, Timeline

NO_PROCEDURE = "No reviews procedure is in force here. Load one first, or leave the reviews out."
UNKNOWN = "No child here has this reference."


@dataclass
class ReviewFacts:
    """What is to be written: a review of before, a due date for one that is known, or for the one to come."""

    reference: str
    past: object = None
    review: object = None  # a review that was held, and is here
    due_on: object = None


def plan_reviews(plan, rows, by, today, table):
    """Add to the plan what would come of these rows, for this person; `table` is the one of a delivery, or empty."""
    rhythm = Rhythm.in_force()
    if rhythm is None:
        plan.problems.append(Problem(NO_PROCEDURE, table=table))
        return
    Matching(plan, rows, by, table).lay(rhythm, today)


class Matching:
    def __init__(self, plan, rows, by, table):
        self.plan, self.table, self.names = plan, table, NAMES if table else PLAIN
        self.known = Known(by)
        self.coming = {step.facts.row.reference.casefold(): step.facts for step in plan.to_do(Facts)}
        self.rows = defaultdict(list)
        for row in rows:
            self.rows[row.reference.casefold()].append(row)
        self.reviews = KnownReviews(self._here())

    def lay(self, rhythm, today):
        """Lay the reviews of each child beside the record, and say how many are none."""
        for reference, rows in self.rows.items():
            child = self.known.children.get(reference)
            if child and child.id in self.known.closed:
                self._leave(rows, NOT_YOURS)
            elif child is None and reference not in self.coming:
                self._refuse(rows, UNKNOWN)
            else:
                timeline = self._timeline(child, self.coming.get(reference))
                ReviewsOfChild(self, child, timeline, rhythm, today).take(rows)
        self.plan.steps.sort(key=lambda step: (step.table, step.row))
        if cancelled := sum(row.is_cancelled for rows in self.rows.values() for row in rows):
            said = f"{cancelled:,} were cancelled, and are not brought in as reviews."
            one = "1 was cancelled, and is not brought in as a review."
            prefix = f"{self.table}: " if self.table else ""
            self.plan.notes.append(f"{prefix}{one if cancelled == 1 else said}")

    def step(self, row, outcome, words="", what=(), **facts):
        """What would come of a row."""
        facts = ReviewFacts(row.reference, **facts)
        self.plan.steps.append(Step(row.row, row.reference, outcome, tuple(what), words, facts, self.table))

    def wrong(self, row, column, sentence, found=""):
        self.plan.problems.append(Problem(_ended(sentence), row.row, column, row.reference, found, self.table))

    def warn(self, row, column, sentence):
        self.plan.warnings.append(Problem(_ended(sentence), row.row, column, row.reference, table=self.table))

    def doubt(self, row, column, rule, sentence):
        doubt = Doubt(rule, _ended(sentence), row.row, row.reference, column, self.table, rule == BOOKED)
        self.plan.doubts.append(doubt)

    def _here(self):
        children = (self.known.children.get(reference) for reference in self.rows)
        return [child for child in children if child and child.id not in self.known.closed]

    def _timeline(self, child, facts):
        """What is known of the child once the children of the same delivery are in."""
        timeline = self.reviews.timelines[child.id] if child else Timeline(facts.row.born)
        return timeline.adding(facts=_of_care(child, facts)) if facts else timeline

    def _leave(self, rows, sentence):
        for row in rows:
            self.warn(row, "", sentence)
            self.step(row, "left")

    def _refuse(self, rows, sentence):
        for row in rows:
            self.wrong(row, "reference", sentence)


def _of_care(child: Child | None, facts):
    """The facts of care that the delivery adds for this child."""
    periods = facts.changes.get("come_into_care", ()) if child else facts.row.periods
    for period in periods:
        yield Fact("came into care", period.began, period.legal_status)
        if period.ended:
            yield Fact("care ended", period.ended)
    if "leave_care" in facts.changes:
        yield Fact("care ended", facts.changes["leave_care"])


def _ended(sentence):
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."
