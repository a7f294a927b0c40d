"""What the stories of reviews have in common: a child who comes into care, what runs, what was missed."""

from datetime import date, datetime

from models import Child, Deadline, Event
from models.base import now
from rules.london import LONDON

BORN = date(2015, 5, 1)


def at(*parts):
    """A time in London."""
    return datetime(*parts, tzinfo=LONDON)


def newcomer(council, in_care_since, legal_status="Section 20", born=BORN, reference="NM-9001"):
    """A child of Dilys Ashgrove's, just come into care; Roz Amadi is the social worker, Hal Okafor her manager."""
    dilys = council.person("Dilys Ashgrove")
    care = {"in_care_since": in_care_since, "legal_status": legal_status, "iro": dilys, "since": in_care_since}
    people = {"team": council.teams["Harbour team"], "social_worker": council.person("Roz Amadi")}
    return Child.enter(council.person("Fern Tolliver"), reference, "Wren Tarn", born, **people, **care)


def alone(council):
    """Every child leaves care whom the imaginary council has already, so that no other review is in the story's way."""
    for child in council.children.values():
        child.leave_care(council.person("Odile Pryce"), council.today)


def limits(about):
    """{clock: London date} of the limits that run."""
    rows = about.deadlines.where(Deadline.running(), Deadline.kind == "limit").order_by(Deadline.due)
    return {row.clock: row.due.astimezone(LONDON).date() for row in rows}


def overdue(about):
    """The clocks that were missed, for good."""
    rows = about.deadlines.where(Deadline.breached_at.is_null(False), Deadline.kind == "limit").order_by(Deadline.due)
    return [row.clock for row in rows if row.is_breached]


def kinds(review):
    """What happened with it, in its order."""
    return [event.kind for event in review.events.order_by(Event.id)]


def pass_by(clock, *parts):
    """Move to that London time and let the worker's pass come by."""
    clock.move_to(at(*parts))
    return Deadline.ring_everything_due(now())
