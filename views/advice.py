"""The reviewing officer's independent legal advice: recording that it was asked for."""

from flask import Blueprint
from wtforms import StringField, TextAreaField

from models.base import now
from rules.london import london_date
from views.access import may
from views.acting import act
from views.fields import DateParts
from views.finding import find
from views.form import Form, Given, Say, Text, line
from views.me import me

blueprint = Blueprint("advice", __name__)


class AdviceForm(Form):
    title = "Record independent legal advice"
    explain = (
        "Only you and any other reviewing officer with this child can read it. The head of the quality service sees "
        "that it was sought. Nobody else sees that there is any: no manager, no administrator."
    )
    submit = "Record it"
    quiet = True

    of_whom = StringField("Whom you asked", [Say("Enter whom you asked"), line()])
    asked_on = DateParts("When you asked", [Given("Enter the date on which you asked")])
    said = TextAreaField("What the advice says (leave it empty while you wait)", [Text()])


@blueprint.route("/escalations/<int:number>/advice", methods=["GET", "POST"])
@may("legal advice")
def create(number):
    escalation = find(number)
    form = AdviceForm(asked_on=london_date(now()))
    seek = lambda form: escalation.seek_advice(me(), form.of_whom.data, form.asked_on.data, form.said.data)
    return act(escalation, form, seek, "Recorded, for you alone.")
