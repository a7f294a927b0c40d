"""Adding a note or a correction; the old text stays."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("addenda", __name__)


class AddendumForm(Form):
    title = "Add a note or a correction"
    explain = "What was written stays as it is. Yours is added with your name and the time."
    submit = "Add it"

    words = TextAreaField("What you add", [Say("Enter what you want to add"), Text()])


@blueprint.route("/escalations/<int:number>/addenda", methods=["GET", "POST"])
@may("add to")
def create(number):
    escalation = find(number)
    return act(
        escalation, AddendumForm(), lambda form: escalation.add_to(me(), form.words.data), f"Added to {escalation}."
    )
