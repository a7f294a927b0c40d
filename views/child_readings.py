"""Which reading of a rule counts for a child, where the procedure has several (O13)."""

from flask import Blueprint, abort
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from models.child.outlook import Outlook
from views.access import may
from views.children import change, find_child
from views.choices import choices
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("child_readings", __name__)


class ReadingForm(Form):
    title = "Choose how the rule is read"
    submit = "Choose this reading"

    reading = RadioField("Which reading is right for this child?", [InputRequired("Choose a reading")])
    why = TextAreaField(
        "Why?", [Say("Enter why this reading is the right one for the child"), Text(1000)],
        description="It stands in the child’s history",
    )  # fmt: skip


@blueprint.route("/children/<int:child_id>/reading", methods=["GET", "POST"])
@may("record a review")
def create(child_id):
    child = find_child(child_id)
    offered = {each.rule.key: each for choice in Outlook(child).choices for each in choice.options}
    if not offered:
        abort(404)
    form = ReadingForm()
    words = {key: f"{each.rule.label}: the review by {each.day:%-d %B %Y}" for key, each in offered.items()}
    form.reading.choices = choices(words.items(), {key: each.rule.source for key, each in offered.items()})
    form.explain = "The procedure can be read in more than one way. Until you choose, the earlier date counts."
    choose = lambda form, version: child.choose_reading(me(), form.reading.data, form.why.data)
    return change(child, form, choose, f"The reading is chosen for {child.reference}.")
