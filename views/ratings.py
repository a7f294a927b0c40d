"""Changing how urgent it is at this stage."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from views.access import may
from views.acting import act
from views.choices import urgencies
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("ratings", __name__)


class RatingForm(Form):
    title = "Change how urgent it is"
    explain = (
        "A higher urgency counts from now and never gives more time than there was. The answer’s date changes with it."
    )
    submit = "Change it"

    urgency = RadioField("How urgent is it now?", [InputRequired("Choose how urgent it is")])
    why = TextAreaField("Why", [Say("Enter why it is more or less urgent than before"), Text()])


@blueprint.route("/escalations/<int:number>/urgency", methods=["GET", "POST"])
@may("rate")
def create(number):
    escalation = find(number)
    form = RatingForm()
    form.urgency.choices = urgencies(escalation.procedure)
    return act(
        escalation, form, lambda form: escalation.entry.rate(me(), form.urgency.data, form.why.data),
        f"The urgency of {escalation} is changed, and its dates with it.",
    )  # fmt: skip
