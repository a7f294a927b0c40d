"""The one link that does what is asked of somebody: the form for it, or the page where they may not fill it in."""

from collections import namedtuple

from flask import url_for

from models.asked.asked import ANSWERED
from models.review import clocks
from models.review.circulating import DECISIONS
from models.review.papering import PAPERS
from models.review.preparing import INVITATIONS, VISIT
from views.reviewing import today

Link = namedtuple("Link", "words href")
RECORD, ARRANGE, STEP, ANSWER = "record a review", "arrange a review", "do a step", "answer decisions"

OPEN = ("Open", "", "", {})


def link(asked, person):
    """Where this person does it."""
    words, endpoint, action, of = _way(asked)
    if endpoint and person.standing.letters(action):
        return Link(words, url_for(endpoint, **of))
    return Link("Open", url_for("reviews.show", review_id=asked.review.id)) if asked.review else None


def _way(asked):
    """(words, endpoint, the action that it takes, its arguments)"""
    of_review = {"review_id": asked.review.id} if asked.review else {}
    if asked.stops == ANSWERED:
        of_change = {"child_id": asked.child.id, "change_id": asked.change.id}
        return "Answer", "child_answers.create", RECORD, of_change
    if asked.stops == clocks.HELD:
        return _meeting(asked, of_review)
    if asked.stops == clocks.PREPARED:
        return _before(asked, of_review)
    if asked.stops == clocks.FOLLOWED_UP:
        return _after(asked, of_review)
    if asked.stops == clocks.NOTED:
        return "Write the note", "visit_notes.create", RECORD, {"visit_id": asked.visit.id}
    if asked.stops == clocks.CARRIED_OUT:
        return "Update it", "review_decisions.stand", STEP, of_review | {"decision_id": asked.decision_id}
    if asked.stops == clocks.SENT:
        return "Record that it was sent", "returns.show", ARRANGE, {"return_id": asked.regular.id}
    return OPEN


def _meeting(asked, of_review):
    if asked.booked_on is None:
        return "Book the meeting", "review_bookings.create", ARRANGE, of_review
    is_over = asked.booked_on <= today()
    return ("Record that it was held", "review_meetings.hold", RECORD, of_review) if is_over else OPEN


def _before(asked, of_review):
    if asked.clock == VISIT:
        return "Record the visit", "visits.create", RECORD, {"child_id": asked.child.id}
    if asked.clock == INVITATIONS:
        if asked.unsent:
            return "Record them as sent", "review_invitations.sent", ARRANGE, of_review
        return "Add who is invited", "review_invitations.create", ARRANGE, of_review
    if asked.clock == PAPERS:
        return "Record papers", "review_papers.create", STEP, of_review
    return "Record", "review_steps.before", STEP, of_review | {"key": asked.clock}


def _after(asked, of_review):
    if asked.clock == DECISIONS:
        return "Circulate them", "review_circulations.create", RECORD, of_review
    if asked.starts == "decisions received":
        return "Answer them", "review_replies.create", ANSWER, of_review
    return "Record", "review_steps.after", STEP, of_review | {"key": asked.clock}
