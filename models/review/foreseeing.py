"""Which dates of planned reviews would change if they were counted again: few questions for any number of them."""

from collections import defaultdict
from datetime import UTC

from models.child.timelines import timelines
from models.procedure_version import ProcedureVersion
from models.review.clocks import COMPLETED, HELD, PREPARED
from models.review.counting import owed_before
from models.review.rhythm import Rhythm
from rules.london import london_date
from rules.reviews import Next, counted_from


def foresee(model, closures=None):
    """[(deadline, the instant at which it would be due)] of what is to come and was not missed, by the closure days
    that hold or by these; `model` is Review.
    """
    child = model.child.rel_model
    reviews = list(model.select(model, child).join(child).switch(model).open())
    rhythms = {version.id: Rhythm(version, closures) for version in ProcedureVersion.select()}
    known, rows = timelines([review.child for review in reviews]), _rows(model)
    booked, forward = _booked(model), _forward(model)
    found = []
    for review in reviews:
        rhythm, mine = rhythms[review.procedure_version_id], rows[review.id]
        following = rhythm.next(known[review.child_id])
        if isinstance(following, Next) and mine:
            day = _day(review, following, mine, booked.get(review.id), forward.get(review.id))
            found += _of(review, rhythm, following, mine, day) if day else []
    return found


def _day(review, following, rows, booked, forward):
    """As `Review.day` would be. By when an adjourned review is to be completed stays."""
    if review.held_on:
        completed = (london_date(row.due) for row in rows.values() if row.stops == COMPLETED)
        return booked or next(completed, None)
    last = following.day if HELD not in rows or not rows[HELD].breached_at else london_date(rows[HELD].due)
    return counted_from(last, booked, forward)


def _of(review, rhythm, following, rows, day):
    """The rows of one review that would fall due at another instant."""
    owed = owed_before(day, review.ordinal, rhythm.procedure, rhythm.calendar)
    would = {each.rule.key: each.due for each in owed if each.due}
    would |= {} if review.held_on else {HELD: following.due}
    again = [(row, would[key].at.astimezone(UTC)) for key, row in rows.items() if key in would and not row.breached_at]
    return [(row, at) for row, at in again if at != row.due]


def _rows(model):
    """{review's id: {clock: the limit that runs}}."""
    deadline = model.deadlines.rel_model
    wanted = deadline.select().where(deadline.review.is_null(False), deadline.stops.in_((HELD, COMPLETED, PREPARED)))
    found = defaultdict(dict)
    for row in wanted.where(deadline.running(), deadline.kind == "limit").order_by(deadline.id):
        found[row.review_id][row.clock] = row
    return found


def _booked(model):
    """{review's id: the London date of the meeting that is booked}."""
    meeting = model.meetings.rel_model
    return {row.review_id: row.day for row in meeting.select().where(meeting.to_come())}


def _forward(model):
    """{review's id: the London date to which it is brought forward}."""
    forward = model.brought_forward.rel_model
    rows = forward.select().join(model).where(model.completed_at.is_null()).order_by(forward.id)
    return {row.review_id: row.to_day for row in rows}
