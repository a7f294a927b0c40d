"""Laying the lines: the rows of many children put together, late first, then by the day that comes first."""

from models.base import now
from models.closure_day import ClosureDay
from models.my_children.line import AtOnce, ChildLine, Owed
from models.my_children.owners import Owners
from models.my_children.rows import Rows
from models.review.rhythm import Rhythm
from models.review.wanting_visits import VISIT
from rules.london import london_date
from rules.reviews import Next

NO_PROCEDURE = "No reviews procedure is in force yet, so nothing can be worked out. Ask an administrator."
NOT_YET = "The next review has not been planned yet. It stands here once the worker has come by."


def lay_lines(children):
    """A line for each of these children, as a list: late first, then by the day that comes first."""
    rows, rhythm = Rows(children), Rhythm.in_force()
    calendar = rhythm.calendar if rhythm else ClosureDay.calendar()
    owners = Owners(rows.officers)
    lines = [_line(child, rows, owners, rhythm, calendar) for child in rows.children]
    return sorted(lines, key=lambda line: line.place)


def _line(child, rows, owners, rhythm, calendar):
    review, at = rows.reviews.get(child.id), now()
    owed = tuple(Owed.of(row, owners.of(row, child), calendar, at) for row in rows.deadlines[child.id])
    return ChildLine(
        child=child,
        review=review,
        why_none="" if review else _why_none(rows.timelines[child.id], rhythm),
        booked=review and rows.booked.get(review.id),
        forward=review and rows.forward.get(review.id),
        system_due=review and rows.system_dues.get(review.id),
        visited_on=rows.visited.get(child.id),
        wants_visit=bool(review) and _wants_visit(review, rows),
        owed=owed,
        asked=tuple(rows.asked.get(child.id, ())),
        today=london_date(at),
        at_once=tuple(_at_once(child, review, rows, owners)),
    )


def _at_once(child, review, rows, owners):
    for rule in rows.at_once.get(review, ()):
        if rule.key != VISIT:
            person = owners.acting(review.procedure.roles[rule.owed_by].acts_as, child) if rule.owed_by else None
            yield AtOnce(rule.label, person.name if person else "")


def _wants_visit(review, rows):
    """Whether the reviewing officer has still to visit before this review."""
    if not any(rule.key == VISIT for rule in review.procedure.before):
        return False
    last = rows.visited.get(review.child_id)
    return last is None or last < review.visit_wanted_from(rows.timelines[review.child_id])


def _why_none(timeline, rhythm):
    if rhythm is None:
        return NO_PROCEDURE
    following = rhythm.next(timeline)
    return NOT_YET if isinstance(following, Next) else following.why
