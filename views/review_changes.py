"""A review brought forward, or chaired by somebody else."""

from typing import ClassVar

from flask import Blueprint
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired

from models import Person
from rules.london import london_date
from views.access import may
from views.child_form import offered_officers
from views.choices import choices
from views.fields import DateParts
from views.form import Given, NotPast, Say, Text
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while

blueprint = Blueprint("review_changes", __name__)
RECORD = "record a review"


class ForwardForm(ReviewForm):
    title = "Bring the review forward"
    submit = "Bring it forward"

    to_day = DateParts("To be held by", [Given("Enter the day by which it is to be held"), NotPast()])
    why = TextAreaField("Why", [Say("Enter why it is brought forward"), Text()])


class SubstituteForm(ReviewForm):
    title = "Name a substitute reviewing officer"
    explain = "Somebody else prepares and chairs this review. The child stays allocated as now."
    submit = "Name the substitute"
    renamed: ClassVar = {"person": "officer"}

    officer = SelectField("Who chairs instead", [InputRequired("Choose a reviewing officer")])
    why = TextAreaField("Why the review cannot wait", [Say("Enter why the review cannot wait"), Text()])


@blueprint.route("/reviews/<int:review_id>/bringing-forward", methods=["GET", "POST"])
@may(RECORD)
def forward(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.is_open and not review.held_on, "The review has begun, or is over.")
    form = ForwardForm()
    form.explain = f"It is due by {london_date(review.due_row.due):%-d %B %Y}. That day stays beside the earlier one."
    do = lambda form: review.bring_forward(me(), form.to_day.data, form.why.data)
    return act(review, form, do, f"{review} is brought forward.")


@blueprint.route("/reviews/<int:review_id>/substitute", methods=["GET", "POST"])
@may(RECORD)
def substitute(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.is_open, "The review is over.")
    form = SubstituteForm()
    others = [(key, name) for key, name in offered_officers() if key != str(review.child.iro and review.child.iro.id)]
    form.officer.choices = choices([("", "Choose"), *others])
    do = lambda form: review.name_substitute(me(), Person.get_by_id(int(form.officer.data)), form.why.data)
    return act(review, form, do, f"A substitute is named for {review}.")
