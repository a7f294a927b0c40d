"""What the review keeps of itself: how the child took part, and what was said of each matter."""

from flask import Blueprint, abort
from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Say, Text
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while

blueprint = Blueprint("review_agenda", __name__)
RECORD = "record a review"
NOT_HELD = "The review has not been held yet."


class ParticipationForm(ReviewForm):
    title = "How the child took part"
    submit = "Record it"

    code = RadioField("How the child took part, for the national return", [InputRequired("Choose how")])
    words = TextAreaField("Anything to add (optional)", [Text()])


class MatterForm(ReviewForm):
    submit = "Keep it"

    words = TextAreaField("What was said", [Say("Enter what was said"), Text()])


class TimedMatterForm(MatterForm):
    by_when = DateParts("By when", [Optional()])
    is_untimed = BooleanField("No date is needed, for the reason that is written above")


@blueprint.route("/reviews/<int:review_id>/participation", methods=["GET", "POST"])
@may(RECORD)
def participation(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.held_on, NOT_HELD)
    asked = review.procedure.participation_questions
    fields = {
        each.key: RadioField(
            each.label, [InputRequired(f"{each.label}: choose one from the list")],
            choices=choices((answer, answer) for answer in each.answers),
        )
        for each in asked
    }  # fmt: skip
    known = review.participation
    kept = {"code": known.code, "words": known.words, **known.answers} if known else {}
    form = type("ParticipationForm", (ParticipationForm,), fields)(data=kept)
    form.code.description = review.codes_not_offered
    form.code.choices = choices((each.code, f"{each.code}: {each.label}") for each in review.codes)

    def record(form):
        review.take_part(me(), form.code.data, {each.key: form[each.key].data for each in asked}, form.words.data)

    return act(review, form, record, f"How the child took part in {review} is recorded.")


@blueprint.route("/reviews/<int:review_id>/agenda/<key>", methods=["GET", "POST"])
@may(RECORD)
def matter(review_id, key):
    review = find_review(review_id, RECORD)
    point = next((point for point in review.agenda if point.key == key), None) or abort(404)
    only_while(review.held_on or point.beforehand, NOT_HELD)
    known = review.agenda_by_key.get(key)
    kept = {"words": known.words, "by_when": known.by_when} if known else {}
    form = (TimedMatterForm if point.timescale else MatterForm)(data=kept)
    form.title = point.label

    def note(form):
        more = {"by_when": form.by_when.data, "is_untimed": form.is_untimed.data} if point.timescale else {}
        review.note_agenda(me(), key, form.words.data, **more)

    return act(review, form, note, f"{point.label}: recorded for {review}.")
