"""The meeting of a review: booked, booked for another time, called off."""

from flask import Blueprint
from wtforms import StringField, TextAreaField

from models.base import now
from rules.words import day_words, time_words
from views.access import may
from views.fields import DateParts, TimeOfDay
from views.form import Given, NotPast, Say, Text, line
from views.instants import put_together
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while

blueprint = Blueprint("review_bookings", __name__)
ARRANGE = "arrange a review"
NONE_BOOKED = "No meeting of this review is booked now. Go back to the review to book one."


class BookingForm(ReviewForm):
    title = "Book the meeting"
    submit = "Book the meeting"

    meets_on = DateParts("Day of the meeting", [Given("Enter the day of the meeting"), NotPast()])
    meets_at = TimeOfDay("Time of the meeting", [Given("Enter the time of the meeting")])
    place = StringField("Where, or by what means (optional)", [line()])

    @property
    def instant(self):
        """When it meets. Raises Incomplete for a time that London did not have."""
        return put_together(self.meets_on.data, self.meets_at.data, "meets_at")


class RebookingForm(BookingForm):
    title = "Book it for another time"
    submit = "Book it for this time"

    why = TextAreaField("Why it does not take place as booked", [Say("Enter why"), Text()])


class CallingOffForm(ReviewForm):
    title = "Call the meeting off"
    submit = "Call the meeting off"

    why = TextAreaField("Why it does not take place", [Say("Enter why it does not take place"), Text()])


@blueprint.route("/reviews/<int:review_id>/booking", methods=["GET", "POST"])
@may(ARRANGE)
def create(review_id):
    review = find_review(review_id, ARRANGE)
    only_while(review.is_open and not review.booked, "A meeting is booked already, or the review is over.")
    form = BookingForm()
    form.explain = (
        f"The review is to be held by {day_words(review.day, now())}. What is owed before it is counted back."
    )

    def book(form):
        review.book(me(), form.instant, form.place.data, form.confirmed)

    return act(review, form, book, f"The meeting of {review} is booked.")


@blueprint.route("/reviews/<int:review_id>/booking/change", methods=["GET", "POST"])
@may(ARRANGE)
def change(review_id):
    review = find_review(review_id, ARRANGE)
    only_while(review.booked, NONE_BOOKED)
    form = RebookingForm(place=review.booked.place if review.booked else "")
    form.explain = booked_words(review)

    def rebook(form):
        review.rebook(me(), form.instant, form.place.data, form.why.data, form.confirmed)

    return act(review, form, rebook, f"The meeting of {review} is booked for another time.")


@blueprint.route("/reviews/<int:review_id>/booking/calling-off", methods=["GET", "POST"])
@may(ARRANGE)
def call_off(review_id):
    review = find_review(review_id, ARRANGE)
    only_while(review.booked, NONE_BOOKED)
    form = CallingOffForm()
    form.explain = booked_words(review)
    do = lambda form: review.call_off(me(), form.why.data)
    return act(review, form, do, f"The meeting of {review} is called off.")


def booked_words(review):
    """For when it is booked."""
    return f"It is booked for {time_words(review.booked.meets_at, now())}." if review.booked else ""
