"""Something was recorded of a child that had not happened: it is taken back, and stays to be seen."""

from flask import Blueprint, abort
from wtforms import TextAreaField

from models.child.caring import HAPPENINGS
from models.child.entering import ENTER
from views.access import may
from views.children import change, find_child
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("child_takings_back", __name__)


class TakingBackForm(Form):
    title = "Take back what had not happened"
    submit = "Take it back"

    why = TextAreaField(
        "Why is it taken back?", [Say("Enter why it is taken back"), Text(160)],
        description="What was recorded stays on the timeline, struck through, with this reason",
    )  # fmt: skip


@blueprint.route("/children/<int:child_id>/changes/<int:change_id>/taking-back", methods=["GET", "POST"])
@may(ENTER)
def create(child_id, change_id):
    child = find_child(child_id)
    row = child.changes.where(child.changes.model.id == change_id).first()
    if row is None or row.kind not in HAPPENINGS:
        abort(404)
    form = TakingBackForm()
    form.explain = (
        f"{HAPPENINGS[row.kind]}, {row.happened_on:%-d %B %Y}. Dates that followed from it are worked out again."
    )
    take_back = lambda form, version: child.take_back(me(), row, form.why.data, version)
    return change(child, form, take_back, f"Taken back for {child.reference}. The dates are worked out again.")
