"""Something was recorded of a review by mistake, or with the wrong day: it is taken back, and stays to be seen."""

from collections import namedtuple
from functools import singledispatch

from flask import Blueprint, abort

from models import Circulation, Reply, ReviewDocument, ReviewStep
from models.review.permitting import WHO
from models.review.taking_back import was_read
from views.access import may
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while
from views.taking_back import WhyTakenBack

blueprint = Blueprint("review_takings_back", __name__)
STEP, RECORD, ANSWER = "do a step", "record a review", "answer decisions"
GONE = "This was taken back already."
AGAIN = "With the wrong day, take it back and record it again."
SENT_AGAIN = "With the wrong day of sending, or of receipt, take it back and record both again."

Struck = namedtuple("Struck", "words row")


class TakingBackForm(WhyTakenBack, ReviewForm):
    pass


@blueprint.route("/reviews/<int:review_id>/steps/<int:step_id>/taking-back", methods=["GET", "POST"])
@may(STEP)
def step(review_id, step_id):
    review = find_review(review_id, STEP)
    row = _row(review, "steps", step_id, review.who_did)
    if not review.may_do(review.rule_of(row), me()):
        abort(403, WHO[RECORD])
    only_while(row.paper_id is None, "This was done with its papers. Take back the paper that had not come.")
    stood_in = f"{name} does not stand in again." if (name := review.stood_in_until(row)) else ""
    return _take_back(review, review.take_back_step, row, f"{said(row)} {AGAIN} {stood_in}")


@blueprint.route("/reviews/<int:review_id>/papers/<int:paper_id>/taking-back", methods=["GET", "POST"])
@may(STEP)
def paper(review_id, paper_id):
    review = find_review(review_id, STEP)
    row = _row(review, "documents", paper_id, review.who_did_paper)
    read = review.reading_of(row)
    only_while(read is None, was_read(read) if read else "")
    return _take_back(review, review.take_back_paper, row, f"{said(row)} {AGAIN}")


@blueprint.route("/reviews/<int:review_id>/circulation/<int:circulation_id>/taking-back", methods=["GET", "POST"])
@may(RECORD)
def circulation(review_id, circulation_id):
    review = find_review(review_id, RECORD)
    row = _row(review, "circulations", circulation_id, lambda row: RECORD)
    only_while(not review.answers, "These decisions were answered. Take the answer back first.")
    return _take_back(review, review.take_back_circulation, row, f"{said(row)} {SENT_AGAIN}")


@blueprint.route("/reviews/<int:review_id>/reply/<int:reply_id>/taking-back", methods=["GET", "POST"])
@may(ANSWER, RECORD)
def answer(review_id, reply_id):
    review = find_review(review_id)
    row = _row(review, "replies", reply_id, review.who_did_answer)
    return _take_back(review, review.take_back_answer, row, f"{said(row)} The time to answer runs again.")


@singledispatch
def said(row):
    """What a row of a review’s record says, in names and dates alone."""
    raise TypeError(f"nothing is said of {row!r}")


@said.register
def _of_step(row: ReviewStep):
    return f"“{row.review.rule_of(row).label}”: " + (
        f"done on {row.done_on:%-d %B %Y}." if row.done_on else "not needed."
    )


@said.register
def _of_paper(row: ReviewDocument):
    document = next(each for each in row.review.procedure.documents if each.key == row.document_key)
    return f"“{document.label}”: {row.what} on {row.on:%-d %B %Y}."


@said.register
def _of_sending(row: Circulation):
    received = f", received on {row.received_on:%-d %B %Y}" if row.received_on else ""
    return f"The decisions were sent on {row.sent_on:%-d %B %Y}{received}."


@said.register
def _of_answer(row: Reply):
    which = f"Decision {row.decision.number}" if row.decision else "The decisions"
    return f"{which}: {row.verdict} on {row.replied_on:%-d %B %Y}."


def struck(review, reads):
    """What was taken back of this review, the last first; what was answered only for those who read what was said."""
    kinds = ("steps", "documents", "circulations", *(["replies"] if reads else []))
    models = [getattr(type(review), kind).rel_model for kind in kinds]
    rows = [row for model in models for row in model.taken_back().where(model.review == review)]
    return [Struck(said(row), row) for row in sorted(rows, key=lambda row: row.taken_back_at, reverse=True)]


def _row(review, kind, row_id, who):
    """The row of that id, where this person may record such a one; 404 for one of another review."""
    model = getattr(type(review), kind).rel_model
    row = model.ever().where(model.id == row_id, model.review == review).first() or abort(404)
    if not review.opens(who(row), me()):
        abort(403, WHO[who(row)])
    only_while(not row.is_taken_back, GONE)
    only_while(review.ended_at is None, "This review is no longer due.")
    return row


def _take_back(review, verb, row, explain):
    form = TakingBackForm()
    form.explain = f"{explain.strip()} Dates that followed from it are worked out again."
    do = lambda form: verb(me(), row, form.why.data)
    return act(review, form, do, f"Taken back for {review}. The dates are worked out again.")
