"""The decisions of a review go out, and are received."""

from flask import Blueprint
from wtforms import TextAreaField
from wtforms.validators import Optional

from models.review.circulating import DECISIONS
from views.access import may
from views.fields import DateParts
from views.form import Given, Say, Text
from views.me import me
from views.review_replies import answered_by
from views.reviewing import ReviewForm, act, find_review, only_while, today

blueprint = Blueprint("review_circulations", __name__)
RECORD, STEP = "record a review", "do a step"
NOTHING_DECIDED = (
    "No decision is recorded. Record what was decided first; or, if nothing was, that you have told everybody so. "
    "Nobody has to answer then."
)

NOT_NOW = "The review is not held yet, all were sent already, or those that were sent are not answered yet."


class CirculationForm(ReviewForm):
    title = "Circulate the decisions"
    explain = (
        "Send them as you do now, to all who took part and to the designated manager. Record here that they went out."
    )
    submit = "Record that they were sent"

    sent_on = DateParts("Sent on", [Given("Enter the day on which they were sent")])
    sent_to = TextAreaField("Sent to", [Say("Enter who they were sent to"), Text()])
    received_on = DateParts(
        "Received by the designated manager on (optional)", [Optional()],
        description="The time to answer is counted from this day; from the day of sending until it is known",
    )  # fmt: skip
    redacted = TextAreaField("What was taken out, such as an address (optional)", [Text()])


class ReceiptForm(ReviewForm):
    title = "Decisions received"
    explain = "The designated manager’s time to answer is counted from this day."
    submit = "Record it"

    received_on = DateParts("Received on", [Given("Enter the day on which they were received")])


@blueprint.route("/reviews/<int:review_id>/circulation", methods=["GET", "POST"])
@may(RECORD)
def create(review_id):
    review = find_review(review_id, RECORD)
    only_while(review.can_circulate, NOT_NOW)
    form = CirculationForm(sent_on=today(), sent_to=_all(review))
    explain = form.explain if review.decisions.exists() else NOTHING_DECIDED
    form.explain = " ".join([explain, *_later(review), *_also(review)])

    def send_out(form):
        more = {"received_on": form.received_on.data, "redacted": form.redacted.data}
        review.circulate(me(), form.sent_on.data, form.sent_to.data, **more)

    return act(review, form, send_out, f"The decisions of {review} are recorded as sent.")


@blueprint.route("/reviews/<int:review_id>/circulation/receipt", methods=["GET", "POST"])
@may(STEP)
def receive(review_id):
    review = find_review(review_id, STEP)
    only_while(review.awaits_answer, answered_by(review))
    do = lambda form: review.decisions_received(me(), form.received_on.data)
    return act(review, ReceiptForm(received_on=today()), do, f"The receipt of the decisions of {review} is recorded.")


def _later(review):
    """Which decisions go out now, where others went before."""
    numbers = ", ".join(str(decision.number) for decision in review.uncirculated) if review.circulation else ""
    return [f"Not sent yet: decision {numbers}."] if numbers else []


def _also(review):
    """What the procedure says of sending the decisions, and what they do not say yet (req 2.33, 2.88)."""
    said = [rule.text for rule in review.procedure.after if rule.key == DECISIONS and rule.text]
    unsaid = "; ".join(point.label for point in review.unsaid)
    return [*said, f"Not said yet: {unsaid}."] if unsaid else said


def _all(review):
    """Everybody who was there or invited, and the designated manager, a line each."""
    manager = review.child.owing("TM")
    away = review.away
    names = [guest.name for guest in review.guests if guest not in away]
    return "\n".join(dict.fromkeys([*names, *([manager.name] if manager else [])]))
