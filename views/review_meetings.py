"""A review is held, at one meeting or at several, or adjourned."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from models.review.holding import ADJOURN, OUT_OF_TIME, SERIES
from views.access import may
from views.attendance_fields import AttendanceForm, attended, known
from views.choices import choices
from views.errors import wants_piece
from views.fields import DateParts, TimeOfDay
from views.form import Given, NotPast, line
from views.gate_fields import GatedForm, gated
from views.gates_asked import needed
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
    title = "Record that the review was adjourned"
    explain = "A meeting was held that does not complete the review. Enter when the next meeting is."
    submit = "Record the meeting"

    why = RadioField(
        "Why is there another meeting?", [InputRequired("Choose why there is another meeting")],
        choices=choices(ON.items()),
    )  # fmt: skip
    resumes_on = DateParts("Date of the next meeting", [Given("Enter the date of the next meeting"), NotPast()])
    resumes_at = TimeOfDay("Time of the next meeting", [Given("Enter the time of the next meeting")])
    place = StringField("Where, or by what means (optional)", [line()])


@blueprint.route("/reviews/<int:review_id>/holding", methods=["GET", "POST"])
@may(RECORD)
def hold(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.is_open, OVER)
    form = sitting(HeldForm, review, *may_go_without(review))(held_on=_day(review), how="meeting").offer(review)

    said = f"{review} is recorded as held. The next review is planned."
    return act(review, form, lambda form: review.hold(me(), form.sitting), said)


@blueprint.route("/reviews/<int:review_id>/adjournment", methods=["GET", "POST"])
@may(RECORD)
def adjourn(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.is_open, OVER)
    form = sitting(AdjournedForm, review, ADJOURN, OUT_OF_TIME, SERIES)(held_on=_day(review)).offer(review)

    def record(form):
        resumes = put_together(form.resumes_on.data, form.resumes_at.data, "resumes_at")
        is_series = form.why.data == "series"
        review.adjourn(me(), form.sitting, resumes, form.place.data, series=is_series)

    said = f"{review} is recorded as adjourned. The next meeting is booked."
    return act(review, form, record, said, "reviews/adjourning.html", gate=needed(review, request.form))


@blueprint.get("/reviews/<int:review_id>/adjournment/gate")
@may(RECORD)
def gate(review_id):
    """What the days that are being entered need, as a piece of that form."""
    review = find_review(review_id, RECORD)
    if not wants_piece():
        return redirect(url_for("review_meetings.adjourn", review_id=review.id), 303)
    form = gated(GatedForm, review, ADJOURN, OUT_OF_TIME, SERIES)
    return render_template("reviews/_gate_found.html", gate=needed(review, request.args), form=form(formdata=None))


@blueprint.route("/reviews/<int:review_id>/meetings/<int:meeting_id>/attendance", methods=["GET", "POST"])
@may(RECORD)
def attendance(review_id, meeting_id):
    review = find_review(review_id, RECORD)
    meeting = next((meeting for meeting in review.sat if meeting.id == meeting_id), None) or abort(404)
    only_while(review.ended_at is None, "This review is no longer due.")
    form = attended(AttendanceForm, _asked_after(review, meeting))(data=known(meeting))
    form.explain = f"At the meeting of {meeting.held_on:%-d %B %Y}."
    do = lambda form: review.note_attendance(me(), meeting, form.came)
    return act(review, form, do, f"Who was there on {meeting.held_on:%-d %B %Y} is recorded.")


def _asked_after(review, meeting):
    """Those on the list, and those who were there and are no longer on it."""
    others = [row.invitation for row in meeting.attendance.values() if row.invitation.taken_off_at]
    return [*review.guests, *others]


def _day(review):
    """The day for which it is booked, where that is not to come."""
    booked = review.booked.day if review.booked else None
    return booked if booked and booked <= today() else today()
