"""What could not have been in time when a review became known: to be begun at once, and never overdue (O14)."""

from datetime import date, timedelta

from peewee import fn

from models.asked.asked import Asked
from models.asked.short_notice import short_notice
from models.child.timelines import timelines
from models.deadline import Deadline
from models.owing import served_by
from models.procedure_version import ProcedureVersion
from models.review import ReviewStep, clocks
from models.review.preparing import VISIT
from models.review.rhythm import Rhythm
from models.visit import Visit
from rules.london import london_date
from rules.reviews import ReviewsProcedure, before

SLACK = timedelta(days=14)  # what holidays and closure days may add to a limit
SAMPLE = date(2026, 6, 17)


def at_once(person):
    """What this person is to begin at once for the reviews that are to come, the nearest review first."""
    versions = [version for version in ProcedureVersion.select() if isinstance(version.procedure, ReviewsProcedure)]
    rhythms = {version.id: Rhythm(version) for version in versions}
    found = []
    for role, children in served_by(person).items():
        if any(_asks(rhythm.procedure, role) for rhythm in rhythms.values()):
            reviews = short_notice(children, person, max(map(_reach, rhythms.values())))
            found += _of(reviews, role, rhythms) if reviews else []
    return [asked for _, asked in sorted(found, key=lambda each: (each[0], each[1].child.reference))]


def _asks(procedure, role):
    return any(rule.owed_by and procedure.roles[rule.owed_by].acts_as == role for rule in procedure.before)


def _reach(rhythm):
    """How long before a meeting the first thing is owed."""
    owed = [each for n in (1, 2) for each in before(SAMPLE, n, rhythm.procedure, rhythm.calendar, SAMPLE)]
    return SAMPLE - min((each.day for each in owed if each.day), default=SAMPLE) + SLACK


def _of(reviews, role, rhythms):
    """(day of the review, what is asked) of what this role owes for these reviews: {review: day}."""
    done = _steps(reviews) | _limits(reviews) | _visits(reviews)
    for review, day in reviews.items():
        rhythm, known_on = rhythms[review.procedure_version_id], london_date(review.planned_at)
        for owed in before(day, review.ordinal, rhythm.procedure, rhythm.calendar, known_on):
            rule, roles = owed.rule, rhythm.procedure.roles
            mine = rule.owed_by and roles[rule.owed_by].acts_as == role
            if mine and owed.start_now and (review.id, rule.key) not in done:
                yield day, Asked(rule.label, rule.key, clocks.PREPARED, child=review.child, review=review)


def _steps(reviews):
    """(review's id, key) of what is done or not needed."""
    return {(row.review_id, row.rule_key) for row in ReviewStep.select().where(ReviewStep.review.in_(list(reviews)))}


def _limits(reviews):
    """The same of what has a limit that runs, or was met."""
    rows = Deadline.select(Deadline.review, Deadline.clock).where(Deadline.review.in_(list(reviews)))
    rows = rows.where(Deadline.stops == clocks.PREPARED, Deadline.ended_at.is_null())
    return {(row.review_id, row.clock) for row in rows}


def _visits(reviews):
    """The same of the visits that were made since each review wants one."""
    children = [review.child for review in reviews]
    last = Visit.select(Visit.child, fn.max(Visit.visited_on).alias("day")).where(Visit.child.in_(children))
    visited, known = {row.child_id: row.day for row in last.group_by(Visit.child)}, timelines(children)
    return {
        (review.id, VISIT)
        for review in reviews
        if review.child_id in visited and visited[review.child_id] >= review.visit_wanted_from(known[review.child_id])
    }
