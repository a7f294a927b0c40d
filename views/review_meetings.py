"""A review is held, at one meeting or at several, or adjourned."""

from flask import Blueprint
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from models.review.holding import ADJOURN, OUT_OF_TIME, SERIES
from views.access import may
from views.choices import choices
from views.fields import DateParts, TimeOfDay
from views.form import Given, NotPast, line
from views.instants import put_together
from views.me import me
from views.reviewing import act, find_review, only_while, today
from views.sitting_form import SittingForm, may_go_without, sitting

blueprint = Blueprint("review_meetings", __name__)
RECORD = "record a review"
OVER = "The review was held, or is no longer due."
ON = {"adjourned": "It was adjourned", "series": "It is one meeting of several, as the child wishes"}


class HeldForm(SittingForm):
    title = "Record that the review was held"
    explain = "With this the review is complete: what is owed afterwards begins, and the next review is planned."
    submit = "Record the review"


class AdjournedForm(SittingForm):
    title = "Record a meeting that is to go on"
    explain = "A meeting was held that does not complete the review. Enter when it goes on."
    submit = "Record the meeting"

    why = RadioField("Why does it go on?", [InputRequired("Choose why it goes on")], choices=choices(ON.items()))
    resumes_on = DateParts("Goes on: date", [Given("Enter the day on which it goes on"), NotPast()])
    resumes_at = TimeOfDay("Goes on: time", [Given("Enter the time at which it goes on")])
    place = StringField("Where, or by what means (optional)", [line()])


@blueprint.route("/reviews/<int:review_id>/holding", methods=["GET", "POST"])
@may(RECORD)
def hold(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.is_open, OVER)
    form = sitting(HeldForm, review, *may_go_without(review))(held_on=_day(review), how="meeting").offer(review)

    def record(form):
        is_meeting = "how" not in form or form["how"].data == "meeting"
        review.hold(me(), form.held_on.data, is_meeting=is_meeting, **form.sitting)

    return act(review, form, record, f"{review} is recorded as held. The next review is planned.")


@blueprint.route("/reviews/<int:review_id>/adjournment", methods=["GET", "POST"])
@may(RECORD)
def adjourn(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.is_open, OVER)
    form = sitting(AdjournedForm, review, ADJOURN, OUT_OF_TIME, SERIES)(held_on=_day(review)).offer(review)

    def record(form):
        resumes = put_together(form.resumes_on.data, form.resumes_at.data, "resumes_at")
        is_series = form.why.data == "series"
        review.adjourn(me(), form.held_on.data, resumes, form.place.data, series=is_series, **form.sitting)

    return act(review, form, record, f"The meeting of {review} is recorded. It goes on as booked.")


def _day(review):
    """The day for which it is booked, where that is not to come."""
    booked = review.booked.day if review.booked else None
    return booked if booked and booked <= today() else today()
