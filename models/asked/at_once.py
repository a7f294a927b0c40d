"""What could not be in time when its day became known: to be begun at once, and never overdue (O14)."""

from datetime import date, timedelta

from models.asked.asked import Asked
from models.asked.short_notice import short_notice
from models.owing import served_by
from models.procedure_version import ProcedureVersion
from models.review import clocks
from models.review.rhythm import Rhythm
from models.starting_now import starting_now
from rules.reviews import ReviewsProcedure, before

SLACK = timedelta(days=14)  # what holidays and closure days may add to a limit
SAMPLE = date(2026, 6, 17)


def at_once(person):
    """What this person is to begin at once for the reviews that are to come, the nearest review first."""
    versions = [version for version in ProcedureVersion.select() if isinstance(version.procedure, ReviewsProcedure)]
    rhythms, found = [Rhythm(version) for version in versions], []
    for role, children in served_by(person).items():
        if keys := {rule.key for rhythm in rhythms for rule in _asked(rhythm.procedure, role)}:
            reviews = short_notice(children, person, sorted(keys), max(map(_reach, rhythms)))
            found += _of(reviews, role) if reviews else []
    return [asked for _, asked in sorted(found, key=lambda each: (each[0], each[1].child.reference))]


def _asked(procedure, role):
    """What this role owes before a meeting and is counted back from it."""
    counted = [rule for rule in procedure.before if rule.owed_by and (rule.limit or rule.limit_at_first)]
    return [rule for rule in counted if procedure.roles[rule.owed_by].acts_as == role]


def _reach(rhythm):
    """How long before a meeting the first thing is owed."""
    owed = [each for n in (1, 2) for each in before(SAMPLE, n, rhythm.procedure, rhythm.calendar, SAMPLE)]
    return SAMPLE - min((each.day for each in owed if each.day), default=SAMPLE) + SLACK


def _of(reviews, role):
    """(day of the review, what is asked) of what this role owes for these reviews: {review: day}."""
    for review, rules in starting_now(reviews).items():
        for rule in rules:
            if rule in _asked(review.procedure, role):
                yield reviews[review], Asked(rule.label, rule.key, clocks.PREPARED, child=review.child, review=review)
