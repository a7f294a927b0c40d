"""Every row that the lines of many children need: one question for each kind, however many children there are."""

from functools import cached_property

from peewee import fn

from models.child import Allocation
from models.child.timelines import timelines
from models.child.unanswered import paired, unanswered
from models.deadline import Deadline
from models.person import Person
from models.procedure_version import ProcedureVersion
from models.review import BroughtForward, Review, ReviewMeeting, SystemDue
from models.review.clocks import COMPLETED, HELD
from models.starting_now import starting_now
from models.visit import Visit
from rules.london import london_date
from rules.reviews import counted_from, questions


class Rows:
    def __init__(self, children):
        self.children = list(children)
        self._ids = [child.id for child in self.children]

    @cached_property
    def timelines(self):
        """{child id: Timeline}"""
        return timelines(self.children)

    @cached_property
    def reviews(self):
        """{child id: the review that is still to be held or completed}, each with its version of the procedure."""
        found = {review.child_id: review for review in Review.select().open().where(Review.child.in_(self._ids))}
        wanted = {review.procedure_version_id for review in found.values()}
        versions = {row.id: row for row in ProcedureVersion.select().where(ProcedureVersion.id.in_(wanted or (0,)))}
        children = {child.id: child for child in self.children}
        for review in found.values():
            review.procedure_version, review.child = versions[review.procedure_version_id], children[review.child_id]
        return found

    @cached_property
    def booked(self):
        """{review id: the meeting that is to come}"""
        rows = ReviewMeeting.select().where(self._of_reviews(ReviewMeeting), ReviewMeeting.to_come())
        return {row.review_id: row for row in rows}

    @cached_property
    def forward(self):
        """{review id: the last word on its being brought forward}"""
        rows = BroughtForward.select().where(self._of_reviews(BroughtForward)).order_by(BroughtForward.id)
        return {row.review_id: row for row in rows}

    @cached_property
    def system_dues(self):
        """{review id: by when the record system says that it is due}"""
        rows = SystemDue.select().where(self._of_reviews(SystemDue)).order_by(SystemDue.id)
        return {row.review_id: row.due_on for row in rows}

    @cached_property
    def visited(self):
        """{child id: the London date of the last visit}"""
        last = Visit.select(Visit.child, fn.max(Visit.visited_on).alias("day")).where(Visit.child.in_(self._ids))
        return {row.child_id: row.day for row in last.group_by(Visit.child)}

    @cached_property
    def officers(self):
        """{child id: the reviewing officer of today}"""
        standing = Allocation.select(Allocation, Person).join(Person, on=Allocation.iro)
        standing = standing.where(Allocation.child.in_(self._ids), Allocation.until.is_null())
        return {row.child_id: row.iro for row in standing.order_by(Allocation.id)}

    @cached_property
    def deadlines(self):
        """{child id: the limits of its reviews and visits that run, soonest first}"""
        found = {number: [] for number in self._ids}
        rows = Deadline.with_owners().where(*Deadline.hang_on_reviews())
        rows = rows.where(Deadline.child.in_(self._ids), Deadline.running(), Deadline.kind == "limit")
        for row in rows.order_by(Deadline.due, Deadline.id):
            found[row.child_id].append(row)
        return found

    @cached_property
    def asked(self):
        """{child id: [(what happened, the questions that wait for its answer)]}"""
        rules = [rule for review in self.reviews.values() for rule in review.procedure.questions]
        waiting = unanswered(list(self.reviews), {kind for rule in rules for kind in rule.facts})
        open_questions = {
            number: questions(self.timelines[number], self.reviews[number].procedure) for number in waiting
        }
        return {number: paired(asked, waiting[number]) for number, asked in open_questions.items()}

    @cached_property
    def at_once(self):
        """{review: the rules of what is to be started now}"""
        held = {
            (row.review_id, row.stops): london_date(row.due)
            for rows in self.deadlines.values()
            for row in rows
            if row.stops in (HELD, COMPLETED)
        }
        days = {
            review: counted_from(due, self._booked_on(review), self._forward_to(review))
            for review in self.reviews.values()
            if (due := held.get((review.id, COMPLETED if review.held_on else HELD)))
        }
        return starting_now(days, self.timelines)

    def _booked_on(self, review):
        return self.booked[review.id].day if review.id in self.booked else None

    def _forward_to(self, review):
        return self.forward[review.id].to_day if review.id in self.forward and not review.held_on else None

    def _of_reviews(self, model):
        return model.review.in_([review.id for review in self.reviews.values()] or (0,))
