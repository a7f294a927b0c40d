"""What is out of the ordinary about a review: who was asked, when, and why."""

from flask import Blueprint, abort, request
from wtforms import StringField

from views.access import may
from views.form import Text
from views.gate_fields import GatedForm, gated
from views.me import me
from views.reviewing import act, find_review, only_while

blueprint = Blueprint("review_gates", __name__)
RECORD = "record a review"


class GateForm(GatedForm):
    submit = "Record it"

    about = StringField("Whom it is about (optional)", [Text(120, lines=False)])

    @property
    def folded(self):
        """Nothing: the gate is what this form is about."""
        return ()


@blueprint.route("/reviews/<int:review_id>/gates/<key>", methods=["GET", "POST"])
@may(RECORD)
def create(review_id, key):
    review = find_review(review_id, RECORD)
    gate = next((gate for gate in review.procedure.gates if gate.key == key), None) or abort(404)
    only_while(review.ended_at is None, "This review is no longer due.")
    form = gated(GateForm, review, key)(about=request.args.get("about", "")[:120])
    form.title = gate.label
    if gate.filed_on:
        form.explain = f"Also file it on: {'; '.join(gate.filed_on)}."

    def record(form):
        review.pass_gate(me(), key, **form.given().get(key, {}), about=form.about.data or "")

    return act(review, form, record, f"{gate.label}: recorded for {review}.")
