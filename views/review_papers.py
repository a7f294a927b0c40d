"""The papers of a review: received on a day, read on a day."""

from typing import ClassVar

from flask import Blueprint
from wtforms import RadioField, SelectMultipleField
from wtforms.validators import InputRequired

from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Given
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while, today

blueprint = Blueprint("review_papers", __name__)
STEP = "do a step"


class PapersForm(ReviewForm):
    title = "Papers received or read"
    submit = "Record them"
    renamed: ClassVar = {"document": "papers"}

    papers = SelectMultipleField("Which papers?", [InputRequired("Choose one or more papers")], validate_choice=False)
    what = RadioField("What happened?", [InputRequired("Choose whether they were received or read")])
    on = DateParts("On which day?", [Given("Enter the day")])


@blueprint.route("/reviews/<int:review_id>/papers", methods=["GET", "POST"])
@may(STEP)
def create(review_id):
    review = find_review(review_id, STEP)
    only_while(review.ended_at is None, "This review is no longer due.")
    form = PapersForm(on=today(), what="received")
    form.papers.choices = choices((each.key, each.label) for each in review.procedure.documents)
    whats = [("received", "Received")]
    if review.opens("record a review", me()):
        whats.append(("read", "Read by the reviewing officer"))
    form.what.choices = choices(whats)

    def note(form):
        for key in form.papers.data:
            review.receive(me(), key, form.on.data, form.what.data, form.confirmed)

    return act(review, form, note, f"The papers of {review} are recorded.")
