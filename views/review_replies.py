"""The designated manager answers the decisions of a review."""

from typing import ClassVar

from flask import Blueprint
from wtforms import SelectMultipleField, StringField, TextAreaField

from models.base import now
from models.errors import Incomplete
from rules.london import london_date
from rules.words import day_words
from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Given, Say, Text
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while, today

blueprint = Blueprint("review_replies", __name__)
ANSWER, RECORD, READ = "answer decisions", "record a review", "read reviews"


class ReplyForm(ReviewForm):
    title = "Answer the decisions"
    submit = "Send the answer"
    renamed: ClassVar = {"not_agreed": "refused"}

    refused = SelectMultipleField(
        "Which decisions do you not agree to? (optional)", validate_choice=False,
        description="Those that you leave are agreed. Say why for each that you choose.",
    )  # fmt: skip
    replied_on = DateParts("Answered on", [Given("Enter the day of the answer")])
    words = TextAreaField("Anything to add (optional)", [Text()])

    def offer(self, decisions):
        """List the decisions; each that is chosen is given its reason. Returns the form."""
        self.refused.choices = choices((str(each.id), f"{each.number}. {each.words}") for each in decisions)
        return self

    def not_agreed(self, decisions):
        """{decision: why} of those that are refused; an empty reason is for the record to refuse. Raises Incomplete for a
        reason of one that was not chosen, which would count as agreed, and for one that is not asked about.
        """
        chosen = set(self.refused.data or ())
        if chosen - {str(each.id) for each in decisions}:
            raise Incomplete(refused="These are not the decisions that went out last. Look at the page again")
        for each in decisions:
            if str(each.id) not in chosen and (self[f"why-{each.id}"].data or "").strip():
                said = f"You wrote why decision {each.number} is not agreed, and did not choose it"
                raise Incomplete(refused=f"{said}. Choose it, or clear the reason")
        return {each: self[f"why-{each.id}"].data or "" for each in decisions if str(each.id) in chosen}


class TypedReplyForm(ReplyForm):
    title = "Type in the manager’s answer"
    explain = "An answer that came to you by email, by phone or at a meeting."
    submit = "Record the answer"

    replied_by = StringField("Who answered", [Say("Enter who answered"), Text(120, lines=False)])


@blueprint.route("/reviews/<int:review_id>/reply", methods=["GET", "POST"])
@may(ANSWER)
def create(review_id):
    review = find_review(review_id, ANSWER)
    only_while(review.awaits_answer, answered_by(review))
    return _answer(review, ReplyForm, silence(review))


@blueprint.route("/reviews/<int:review_id>/reply/typed", methods=["GET", "POST"])
@may(RECORD)
def typed(review_id):
    review = find_review(review_id, RECORD)
    only_while(not review.why_unanswerable, review.why_unanswerable)
    return _answer(review, TypedReplyForm, TypedReplyForm.explain)


def silence(review):
    """What becomes of it without an answer, with the day; an empty text where nothing runs."""
    rows = review.deadlines.model
    running = review.deadlines.where(rows.running(), rows.at_end == "agreed").order_by(rows.due).first()
    if running is None:
        return ""
    day = day_words(london_date(running.due), now())
    return f"If there is no answer by the end of {day}, the decisions count as agreed."


def answered_by(review):
    """Why these decisions wait for no answer: nothing to answer, or who answered when."""
    return review.why_unanswerable or next((reply.sentence for reply in review.answered), "")


def _answer(review, kind, explain):
    decisions = review.asked
    fields = {
        f"why-{each.id}": TextAreaField(f"Why decision {each.number} is not agreed", [Text()]) for each in decisions
    }
    form = type(kind.__name__, (kind,), fields)(replied_on=today()).offer(decisions)
    form.explain, form.whys = explain, {str(each.id): f"why-{each.id}" for each in decisions}

    def reply(form):
        more = {"words": form.words.data, "replied_by": form.replied_by.data if "replied_by" in form else ""}
        review.reply(me(), form.replied_on.data, form.not_agreed(decisions), **more)

    return act(review, form, reply, f"The answer to the decisions of {review} is recorded.", "reviews/reply.html")
