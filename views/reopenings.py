"""Opening an ended card again."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("reopenings", __name__)


class ReopeningForm(Form):
    title = "Open it again"
    explain = "It goes back to the stage it ended at. That stage’s clocks start again; the child’s clock runs on."
    submit = "Open it again"

    why = TextAreaField("Why it is opened again", [Say("Enter why it is opened again"), Text()])


@blueprint.route("/escalations/<int:number>/reopening", methods=["GET", "POST"])
@may("reopen")
def create(number):
    escalation = find(number)
    reopen = lambda form: escalation.reopen(me(), form.why.data)
    return act(escalation, ReopeningForm(), reopen, f"{escalation} is open again.")
