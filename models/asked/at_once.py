"""What could not be in time when its day became known: to be begun at once, and never overdue (O14)."""

from models.asked.asked import Asked
from models.asked.short_notice import short_notice
from models.base import now
from models.owing import served_by
from models.procedure_version import ProcedureVersion
from models.review import clocks
from models.review.rhythm import Rhythm
from models.starting_now import starting_now
from rules.london import london_date
from rules.reviews import ReviewsProcedure, reached

MOST = 100  # reviews looked at: where a procedure is new, or a file has just come in, that may be every child's


def at_once(person):
    """(what this person is to begin at once for the reviews that are to come, the nearest review first; how many reviews
    further off were not looked at).
    """
    versions = [version for version in ProcedureVersion.select() if isinstance(version.procedure, ReviewsProcedure)]
    rhythms, found, beyond = [Rhythm(version) for version in versions], [], 0
    for role, children in served_by(person).items():
        if keys := {rule.key for rhythm in rhythms for rule in _asked(rhythm.procedure, role)}:
            near = short_notice(children, person, sorted(keys), max(map(_reached, rhythms)))
            found += _of(dict(near[:MOST]), role)
            beyond += len(near[MOST:])
    found.sort(key=lambda each: (each[0], each[1].child.reference))
    return [asked for _, asked in found], beyond


def _asked(procedure, role):
    """What this role owes before a meeting and is counted back from it."""
    counted = [rule for rule in procedure.before if rule.owed_by and (rule.limit or rule.limit_at_first)]
    return [rule for rule in counted if procedure.roles[rule.owed_by].acts_as == role]


def _reached(rhythm):
    """The last day of a meeting before which something is owed by today."""
    return reached(rhythm.procedure, rhythm.calendar, london_date(now()))


def _of(reviews, role):
    """(day of the review, what is asked) of what this role owes for these reviews: {review: day}."""
    for review, rules in starting_now(reviews).items():
        for rule in rules:
            if rule in _asked(review.procedure, role):
                yield reviews[review], Asked(rule.label, rule.key, clocks.PREPARED, child=review.child, review=review)
