"""Who takes part in a review: put on the list, invited, taken off it."""

from flask import Blueprint, abort
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from models.review.inviting import GATES
from models.review.permitting import WHO
from models.review.words import PARTS
from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Given, Say, Text
from views.gate_fields import GatedForm, gated
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while, today

blueprint = Blueprint("review_invitations", __name__)
ARRANGE = "arrange a review"
WHOM = {part: f"The {part}" if part in ("child", "social worker") else f"A {part}" for part in PARTS}
WHOM |= {"advocate": "An advocate", "other": "Somebody else"}  # no name: what was done is said on every next page


class GuestForm(ReviewForm):
    title = "Add somebody to the list"
    submit = "Add them"

    part = RadioField(
        "How they take part", [InputRequired("Choose how they take part")],
        choices=choices((part, part.capitalize()) for part in PARTS),
    )  # fmt: skip
    name = StringField("Name", [Say("Enter the name"), Text(120, lines=False)])
    address = TextAreaField(
        "Full name and address, for the copy of the record (optional)",
        [Text(400)],
        description="No more than 400 characters",
    )


class SentForm(ReviewForm):
    title = "Invitations sent"
    submit = "Record that they were sent"

    on = DateParts("Sent on", [Given("Enter the day on which they were sent")])


class RemovalForm(GatedForm):
    title = "Remove somebody from the list"
    submit = "Remove them"

    why = TextAreaField("Why they are not invited", [Say("Enter why they are not invited"), Text()])


@blueprint.route("/reviews/<int:review_id>/invitations", methods=["GET", "POST"])
@may(ARRANGE)
def create(review_id):
    review = find_review(review_id, ARRANGE)
    only_while(review.ended_at is None, "This review is no longer due.")
    form = GuestForm()

    def invite(form):
        more = {"address": form.address.data, "confirmed": form.confirmed}
        review.invite(me(), form.part.data, form.name.data, **more)

    return act(review, form, invite, f"{WHOM.get(form.part.data)} was added to the list of {review}.")


@blueprint.route("/reviews/<int:review_id>/invitations/sending", methods=["GET", "POST"])
@may(ARRANGE)
def sent(review_id):
    review = find_review(review_id, ARRANGE)
    unsent = [guest.name for guest in review.guests if guest.sent_on is None]
    only_while(review.is_open and unsent, "Nobody on the list is still to be invited, or the review is over.")
    form = SentForm(on=today())
    form.explain = f"Footprint writes to nobody itself. Still to be invited: {', '.join(unsent)}."
    do = lambda form: review.send_invitations(me(), form.on.data, form.confirmed)
    return act(review, form, do, f"The invitations of {review} are recorded as sent.")


@blueprint.route("/reviews/<int:review_id>/invitations/<int:invitation_id>/removal", methods=["GET", "POST"])
@may(ARRANGE)
def remove(review_id, invitation_id):
    review = find_review(review_id, ARRANGE)
    guest = review.invitations.where(review.invitations.model.id == invitation_id).first() or abort(404)
    only_while(review.is_open and guest.taken_off_at is None, "They are off the list already, or the review is over.")
    key = GATES.get(guest.part, "")
    if key and not review.opens("record a review", me()):
        abort(403, WHO["record a review"])
    form = gated(RemovalForm, review, key)()
    form.explain = f"{guest.name}, {guest.part}. The reason stays in the record."
    do = lambda form: review.take_off(me(), guest, form.why.data, form.given().get(key))
    return act(review, form, do, f"{WHOM[guest.part]} was removed from the list of {review}.")
