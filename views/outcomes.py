"""Recording how an escalation ended."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from models.escalation.closing import ENDS
from views.access import may
from views.acting import act
from views.choices import choices
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("outcomes", __name__)


class OutcomeForm(Form):
    title = "Record the outcome"
    explain = "The card leaves the open columns. The text for the child’s record is ready afterwards."
    submit = "Record the outcome"

    end = RadioField("How did it end?", [InputRequired("Choose how it ended")])
    words = TextAreaField("What came of it, in short", [Say("Enter what came of it"), Text()])


@blueprint.route("/escalations/<int:number>/outcome", methods=["GET", "POST"])
@may("close")
def create(number):
    escalation = find(number)
    form = OutcomeForm()
    form.end.choices = choices((end, words) for end, words in ENDS.items() if end != "withdrawn")
    close = lambda form: escalation.close(me(), form.end.data, form.words.data)
    return act(
        escalation,
        form,
        close,
        f"The outcome of {escalation} is recorded. The case note is ready to copy.",
    )
