"""What the page of one review takes, in the order of the work."""

import secrets

from models.base import now
from models.deadline import BreachWithdrawal
from models.my_children.owners import Owners
from models.review.line import lines
from models.review.still_to_do import still_to_do
from rules.london import is_late
from rules.reviews import prompts
from views.review_clocks import weighed
from views.review_concerns import begun
from views.review_missing import missing
from views.review_replies import silence
from views.review_takings_back import struck
from views.review_ways_back import WaysBack
from views.reviewing import today

PREPARING = (
    "top",
    "late",
    "before",
    "held",
    "decisions",
    "unusual",
    "taken_back",
)  # the parts of the page, in the order of the work
WRITING_UP = ("top", "late", "decisions", "after", "held", "before", "unusual", "taken_back")


def shown(review, person):
    """What the templates of a review take."""
    [line] = lines([review])
    may_raise = bool(person.standing.letters("raise")) and review.opens("record a review", person)
    return {
        "review": review,
        "person": person,
        "line": line,
        "parts": WRITING_UP if review.completed_at and not review.ended_at else PREPARING,
        "weighed": weighed(review),
        "considers": considers(review),
        "late": late(review),
        "owners": Owners.of_child(review.child),
        "silence": silence(review),
        "meetings": sorted(review.meetings, key=lambda meeting: (meeting.day, not meeting.adjourned, meeting.id)),
        "wishes": pairs(review.procedure.preferences, review.wishes_by_key),
        "matters": matters(review),
        "code": participation_label(review),
        "may_raise": may_raise,
        "begun": begun(review) if may_raise else {},
        "shares": may_raise and review.good_practice() is not None,
        "missing": missing(review),
        "stages": stages(review, line, remaining := still_to_do(review)),
        "remaining": remaining,
        "ways_back": WaysBack(review, person),
        "struck": struck(review, review.opens("read reviews", person)),
        "pressed": secrets.token_urlsafe(16),
    }


def considers(review):
    """What this review is prompted to consider; nothing once it is held."""
    if not review.is_open:
        return []
    found = prompts(review.child.timeline(), review.procedure, review.calendar, today())
    return [each for each in found if each.on_next or each.review == review.ordinal]


def late(review):
    """The limits that are overdue, or were missed and not taken back, the first due first."""
    rows = review.deadlines.model
    found = rows.with_owners().where(rows.review == review, rows.kind == "limit", rows.at_end == "breach")
    found = list(found.order_by(rows.due, rows.id))
    withdrawn = {row.deadline_id for row in BreachWithdrawal.select().where(BreachWithdrawal.deadline.in_(found))}
    replaced = {row.supersedes_id for row in found}
    return [row for row in found if row.id not in withdrawn | replaced and _is_late(row)]


def pairs(points, rows):
    """[(point of the procedure, what was recorded of it or None)]."""
    return [(point, rows.get(point.key)) for point in points]


def matters(review):
    """The matters that may be written about now, with what was written: before it is held those of the preparation."""
    found = [point for point in review.agenda if review.held_on or point.beforehand]
    return pairs(found, review.agenda_by_key)


def participation_label(review):
    """The participation code with its words, or an empty text."""
    row = review.participation
    found = [each for each in review.procedure.participation if row and each.code == row.code]
    return f"{found[0].code}: {found[0].label}" if found else ""


def stages(review, line, remaining):
    """[(words, done)] from the first booking to the last copy; `remaining`: what it still asks for."""
    done, wanted = line.prepared
    sent, guests = line.invited
    answered = [] if review.has_nothing_to_answer else [("Answered", bool(line.answer))]
    return [
        ("Booked", bool(line.booked or review.completed_at)),
        ("Invited", bool(guests and sent == guests)),
        ("Prepared", done == wanted),
        ("Held", bool(review.completed_at)),
        ("Decisions sent", bool(line.circulation)),
        *answered,
        ("Recorded", bool(line.recorded_on)),
        ("All done", bool(review.completed_at and not review.brought_in and not remaining)),
    ]


def _is_late(row):
    return bool(row.breached_at) or (row.is_running and is_late(row.due, now()))
