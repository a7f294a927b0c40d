"""A review is put right that was recorded as held: its day was wrong, or it was not held at all."""

from flask import Blueprint, abort
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from models.base import now
from models.errors import Incomplete
from rules.words import time_words
from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Say, Text
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while
from views.taking_back import WhyTakenBack

blueprint = Blueprint("review_corrections", __name__)
RECORD = "record a review"
DAY, NOT_HELD = "day", "not held"
WRONG = {DAY: "The day is wrong", NOT_HELD: "It did not take place, or it was another child’s"}
OVER = "This review is no longer due, or that was taken back already."


class CorrectionForm(ReviewForm):
    title = "Correct or take back"
    submit = "Save"

    what = RadioField("What is wrong?", [InputRequired("Choose what is wrong")], choices=choices(WRONG.items()))
    held_on = DateParts("Held on (if the day is wrong)", [Optional()])
    why = TextAreaField(
        "Why is it put right?", [Say("Enter why it is put right"), Text()],
        description="What was recorded stays on the page, struck through, with this reason",
    )  # fmt: skip


class ImportTakingBackForm(WhyTakenBack, ReviewForm):
    explain = (
        "This review was brought in from another system. If it was not held, take it back: the next is planned anew."
    )


@blueprint.route("/reviews/<int:review_id>/meetings/<int:meeting_id>/correction", methods=["GET", "POST"])
@may(RECORD)
def correct(review_id, meeting_id):
    review = find_review(review_id, RECORD)
    meeting = review.meetings.where(review.meetings.model.id == meeting_id).first()
    if meeting is None or meeting.held_on is None:
        abort(404)
    only_while(review.ended_at is None and not meeting.is_taken_back, OVER)
    form = CorrectionForm()
    form.explain = f"The meeting of {meeting.held_on:%-d %B %Y}. {_what_follows(review, meeting)}"
    said = f"{review} is put right."
    if form.what.data == NOT_HELD:
        said = f"The meeting of {meeting.held_on:%-d %B %Y} is taken back. {_is_off(review, meeting)}"
    return act(review, form, lambda form: _put_right(review, meeting, form), said.strip())


@blueprint.route("/reviews/<int:review_id>/taking-back", methods=["GET", "POST"])
@may(RECORD)
def take_back(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.brought_in and review.ended_at is None, OVER)
    do = lambda form: review.take_back(me(), form.why.data)
    return act(review, ImportTakingBackForm(), do, f"{review} is taken back. The next review is planned without it.")


def _put_right(review, meeting, form):
    if form.what.data == NOT_HELD:
        review.take_back_meeting(me(), meeting, form.why.data)
    elif form.held_on.data is None:
        raise Incomplete(held_on="Enter the day on which it was held")
    else:
        review.correct_meeting_day(me(), meeting, form.held_on.data, form.why.data, form.confirmed)


def _what_follows(review, meeting):
    """What each way of putting it right does, in words."""
    if off := _is_off(review, meeting):
        off = f" {off}"
    day = "With another day everything that is counted from it is counted again, and what was done and booked stays."
    return f"{day} If it did not take place, the review is open again, as before it was recorded.{off}"


def _is_off(review, meeting):
    """Which meetings are off where this one did not take place."""
    following = review.child.next_review if review.completed_at else None
    if following and following.booked:
        at = time_words(following.booked.meets_at, now())
        return f"Review {following.ordinal} was booked for {at}: tell those who were to come that it is off."
    if meeting.adjourned and review.booked:
        at = time_words(review.booked.meets_at, now())
        return f"It was to go on {at}: tell those who were to come that this is off."
    return ""
