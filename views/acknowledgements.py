"""Acknowledging: one press by the person it was sent to."""

from flask import Blueprint

from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form
from views.me import me
from views.recipients import mine

blueprint = Blueprint("acknowledgements", __name__)


class AcknowledgementForm(Form):
    title = "Acknowledge this concern"
    explain = "It tells the person who raised this that you have seen it. You answer next."
    submit = "Acknowledge"


@blueprint.route("/escalations/<int:number>/acknowledgement", methods=["GET", "POST"])
@may("acknowledge")
def create(number):
    escalation = find(number)
    said = f"{escalation} is acknowledged. {escalation.raiser.name} has been told. You answer next."
    recipient = mine(escalation, said)
    return act(escalation, AcknowledgementForm(), lambda form: recipient.acknowledge(by=me()), said)
