"""Calling a meeting off."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("meetings_called_off", __name__)


class CallOffForm(Form):
    title = "Call the meeting off"
    explain = "The meeting stays in the history with the reason. Arrange another one next."
    submit = "Call it off"

    why = TextAreaField("Why it is called off", [Say("Enter why it is called off"), Text()])


@blueprint.route("/escalations/<int:number>/meeting/called-off", methods=["GET", "POST"])
@may("record a meeting")
def create(number):
    escalation = find(number)
    call_off = lambda form: escalation.entry.call_off(me(), form.why.data)
    return act(
        escalation, CallOffForm(), call_off, f"The meeting about {escalation} is called off. Arrange another one."
    )
