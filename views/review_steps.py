"""What a review asks for before its meeting and after it: done on a day, or not needed and why."""

from flask import Blueprint, abort
from wtforms import TextAreaField
from wtforms.validators import Optional

from models.review.circulating import DECISIONS
from models.review.following_up import COPIES
from models.review.permitting import WHO
from models.review.wanting_visits import VISIT
from views.access import may
from views.fields import DateParts
from views.form import Text
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while, today

blueprint = Blueprint("review_steps", __name__)
STEP = "do a step"


class StepForm(ReviewForm):
    submit = "Record it"

    on = DateParts("Done on", [Optional()])
    words = TextAreaField("Anything to add (optional)", [Text()])
    not_needed = TextAreaField("Or not needed, because", [Text()])

    @property
    def said(self):
        """What the record takes."""
        return {"on": self.on.data, "words": self.words.data, "not_needed": self.not_needed.data}


class VisitNotNeededForm(ReviewForm):
    explain = "A visit is recorded as a visit of its own. Here you can only say why none is needed before this review."
    submit = "Record it"

    not_needed = TextAreaField("Not needed, because", [Text()])

    @property
    def said(self):
        """What the record takes."""
        return {"not_needed": self.not_needed.data}


@blueprint.route("/reviews/<int:review_id>/preparation/<key>", methods=["GET", "POST"])
@may(STEP)
def before(review_id, key):
    review = find_review(review_id, STEP)
    rule = _rule(review, review.procedure.before, key)
    only_while(review.ended_at is None, "This review is no longer due.")
    form = VisitNotNeededForm() if key == VISIT else StepForm(on=today())
    form.title = rule.label
    return act(
        review,
        form,
        lambda form: review.prepared(me(), key, **form.said, confirmed=form.confirmed),
        f"{rule.label}: recorded for {review}.",
    )


@blueprint.route("/reviews/<int:review_id>/follow-up/<key>", methods=["GET", "POST"])
@may(STEP)
def after(review_id, key):
    review = find_review(review_id, STEP)
    own = [DECISIONS, *(rule.key for rule in review.answering)]
    rule = _rule(review, [rule for rule in review.procedure.after if rule.key not in own], key)
    only_while(review.completed_at, "The review has not been held yet.")
    form = StepForm(on=today())
    form.title = rule.label
    form.explain = addressed(review) if key == COPIES and review.opens("arrange a review", me()) else rule.text
    return act(
        review, form, lambda form: review.followed_up(me(), key, **form.said), f"{rule.label}: recorded for {review}."
    )


def addressed(review):
    """To whom the copies go: everybody on the list who gave an address (req 2.87)."""
    gave = [f"{guest.name}, {', '.join(guest.address.split(chr(10)))}" for guest in review.guests if guest.address]
    return f"They go to: {'; '.join(gave)}." if gave else "Nobody on the list has given an address."


def _rule(review, rules, key):
    """The rule of that key; 404 for none, 403 where it is not for this person to record."""
    rule = next((rule for rule in rules if rule.key == key), None) or abort(404)
    if not review.may_do(rule, me()):
        abort(403, WHO["record a review"])
    return rule
