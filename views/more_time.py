"""“I need until Friday because…”: a note to the raiser, which moves no clock."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.fields import DateParts
from views.finding import find
from views.form import Form, Given, NotPast, Say, Text
from views.me import me
from views.recipients import mine

blueprint = Blueprint("more_time", __name__)


class MoreTimeForm(Form):
    title = "Say that you need more time"
    explain = "The person who raised this is told. The clock runs on: it stays due when it is due."
    submit = "Tell them"

    until = DateParts("I need until", [Given("Enter the day until which you need"), NotPast()])
    why = TextAreaField("Because", [Say("Enter why you need until then"), Text()])


@blueprint.route("/escalations/<int:number>/more-time", methods=["GET", "POST"])
@may("respond")
def create(number):
    escalation = find(number)
    said = f"{escalation.entry.raiser_name} is told that you need more time for {escalation}. No clock has moved."
    recipient = mine(escalation, said)
    ask = lambda form: recipient.ask_for_time(me(), form.until.data, form.why.data)
    return act(escalation, MoreTimeForm(), ask, said)
