"""A concern or good practice that comes out of a review, in one press: a draft that is filled in already."""

import re
import secrets
from collections import defaultdict

from flask import Blueprint, abort, redirect, url_for
from wtforms import HiddenField

from models import Draft, Review, Submission
from views.access import may
from views.form import Form
from views.me import me
from views.review_decisions import find_decision
from views.reviewing import find_review

blueprint = Blueprint("review_concerns", __name__)
RECORD = "record a review"
KEY = re.compile(r"review-(\d{1,12})-(\d{1,12})-[\w-]{16,24}", re.ASCII)  # a draft's: review, decision or 0


class ConcernForm(Form):
    """What it is about: a decision that was not agreed, a deadline that is late, or good practice."""

    decision = HiddenField()
    deadline = HiddenField()
    good_practice = HiddenField()


@blueprint.post("/reviews/<int:review_id>/concern")
@may("raise")
def create(review_id):
    """Keep the draft and go to it: to the same, where the button was pressed twice."""
    review, form = find_review(review_id, RECORD), ConcernForm()
    if not form.validate():
        abort(400)

    def keep():
        decision = find_decision(review, _number(form.decision)) if form.decision.data else None
        fields = review.good_practice() if form.good_practice.data else _concern(review, decision, form)
        if fields is None:
            abort(409, "No procedure here takes this about this child. Ask the quality and safeguarding team.")
        key = f"review-{review.id}-{decision.id if decision else 0}-{secrets.token_urlsafe(12)}"
        Draft.keep(me(), key, fields)
        return url_for("drafts.show", key=key)

    return redirect(Submission.once(me(), form.key.data, keep), 303)


def keep_where_it_arose(key, escalation):
    """Where the draft of this key came from a review of one of the concern's children, the record says so."""
    review = review_behind(key)
    if review and review.child in escalation.children:
        decision = review.decisions.where(review.decisions.model.id == int(KEY.fullmatch(key)[2])).first()
        review.arose(me(), escalation, decision)


def review_behind(key):
    """The review from which the draft of this key was begun, for those who record it; None for any other draft."""
    match = KEY.fullmatch(key or "")
    return match and Review.select().visible_to(me(), RECORD).where(Review.id == int(match[1])).first()


def begun(review):
    """{a decision's id, or 0 for what else it is about: [my drafts that were begun from this review, the latest first]}."""
    found = defaultdict(list)
    for draft in Draft.of(me()).where(Draft.key.startswith(f"review-{review.id}-")):
        if match := KEY.fullmatch(draft.key):
            found[int(match[2])].append(draft)
    return found


def _concern(review, decision, form):
    rows = review.deadlines
    late = None if decision else rows.where(rows.model.id == _number(form.deadline)).first() or abort(404)
    return review.concern_about(decision, late)


def _number(field):
    text = field.data or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
