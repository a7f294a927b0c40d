"""What is to be begun at once before many reviews, each step as its review's page says it: a few questions in all."""

from peewee import fn

from models.child.timelines import timelines
from models.deadline import Deadline
from models.procedure_version import ProcedureVersion
from models.review import ReviewStep, clocks
from models.review.counting import owed_before
from models.review.rhythm import Rhythm
from models.review.wanting_visits import VISIT
from models.visit import Visit


def starting_now(days, known=None):
    """{review: the rules of what is to be started now} of these reviews that are to come: {review: the London date from
    which is counted back}; `known`: {child's id: timeline}, where it is known already.
    """
    if not days:
        return {}
    wanted = {review.procedure_version_id for review in days}
    rhythms = {row.id: Rhythm(row) for row in ProcedureVersion.select().where(ProcedureVersion.id.in_(wanted))}
    settled, found = _steps(days) | _limits(days) | _visits(days, known), {}
    for review, day in days.items():
        rhythm = rhythms[review.procedure_version_id]
        review.procedure_version = rhythm.version
        owed = owed_before(day, review.ordinal, rhythm.procedure, rhythm.calendar)
        found[review] = [each.rule for each in owed if each.start_now and (review.id, each.rule.key) not in settled]
    return found


def _steps(reviews):
    """(review's id, key) of what is done or not needed."""
    return {(row.review_id, row.rule_key) for row in ReviewStep.select().where(ReviewStep.review.in_(list(reviews)))}


def _limits(reviews):
    """The same of what has a limit that runs, or was met; a visit that was made may be wanted again."""
    rows = Deadline.select(Deadline.review, Deadline.clock).where(Deadline.review.in_(list(reviews)))
    rows = rows.where(Deadline.stops == clocks.PREPARED, Deadline.ended_at.is_null())
    rows = rows.where(Deadline.met_at.is_null() | (Deadline.clock != VISIT))
    return {(row.review_id, row.clock) for row in rows}


def _visits(reviews, known):
    """The same of the visits that were made since each review wants one."""
    children = [review.child for review in reviews]
    last = Visit.select(Visit.child, fn.max(Visit.visited_on).alias("day")).where(Visit.child.in_(children))
    visited, known = {row.child_id: row.day for row in last.group_by(Visit.child)}, known or timelines(children)
    return {
        (review.id, VISIT)
        for review in reviews
        if review.child_id in visited and visited[review.child_id] >= review.visit_wanted_from(known[review.child_id])
    }
