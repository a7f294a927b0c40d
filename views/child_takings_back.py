"""Something was recorded of a child that had not happened: it is taken back, and stays to be seen."""

from flask import Blueprint, abort
from wtforms import TextAreaField

from models.child.caring import HAPPENINGS
from models.child.righting import NOT_YOURS, TAKE_BACK
from rules.reviews.vocabulary import FACTS
from views.access import may
from views.children import change, find_child
from views.form import Form, Say, Text
from views.me import me
from views.reviewing import only_while

blueprint = Blueprint("child_takings_back", __name__)
GONE = "This was taken back already."


class TakingBackForm(Form):
    title = "Take back what had not happened"
    submit = "Take it back"

    why = TextAreaField(
        "Why is it taken back?", [Say("Enter why it is taken back"), Text(160)],
        description="What was recorded stays on the timeline, struck through, with this reason",
    )  # fmt: skip


@blueprint.route("/children/<int:child_id>/changes/<int:change_id>/taking-back", methods=["GET", "POST"])
@may(TAKE_BACK)
def create(child_id, change_id):
    child = find_child(child_id)
    row = child.changes.where(child.changes.model.id == change_id).first()
    if row is None or row.kind not in HAPPENINGS:
        abort(404)
    only_while(not row.is_taken_back, GONE)
    what = f"{HAPPENINGS[row.kind]}, {row.happened_on:%-d %B %Y}. Dates that followed from it are worked out again."
    take_back = lambda form, version: child.take_back(me(), row, form.why.data, version)
    return taken_back(child, row.recorded_by_id, what, take_back)


@blueprint.route("/children/<int:child_id>/care/<int:period_id>/taking-back", methods=["GET", "POST"])
@may(TAKE_BACK)
def of_care(child_id, period_id):
    """The end of a period of care, or the beginning of one that lasts."""
    child = find_child(child_id)
    period = child.periods_of_care.where(child.periods_of_care.model.id == period_id).first() or abort(404)
    only_while(not period.is_taken_back, GONE)
    if period.ended_on:
        what = f"{FACTS['care ended']}, {period.ended_on:%-d %B %Y}. The period of care goes on, and the review that ended "
        what += "with it is planned again. A meeting that was called off has to be booked again."
    else:
        what = f"{FACTS['came into care']}, {period.began_on:%-d %B %Y}. The review that is planned is no longer due."
    take_back = lambda form, version: child.take_back_care(me(), period, form.why.data, version)
    return taken_back(child, child.recorder_of(period), what, take_back)


def taken_back(child, recorder, what, take_back):
    """The form that takes it back, for whoever may."""
    if not child.takings_back(me())(recorder):
        abort(403, NOT_YOURS)
    form = TakingBackForm()
    form.explain = what
    return change(child, form, take_back, f"Taken back for {child.reference}. The dates are worked out again.")
