"""Recording what legal advice says, once it has come."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from models.base import now
from rules.london import london_date
from views.access import may
from views.acting import act
from views.advice_choosing import choose
from views.fields import DateParts
from views.finding import find
from views.form import Form, Given, Say, Text
from views.me import me

blueprint = Blueprint("advice_said", __name__)


class AdviceSaidForm(Form):
    title = "Record what the legal advice says"
    submit = "Record it"
    quiet = True

    advice = RadioField("Which advice?", [InputRequired("Choose the advice")], coerce=int)
    said = TextAreaField("What it says", [Say("Enter what the advice says"), Text()])
    said_on = DateParts("When it came", [Given("Enter the date on which it came")])


@blueprint.route("/escalations/<int:number>/advice/said", methods=["GET", "POST"])
@may("legal advice")
def create(number):
    escalation = find(number)
    form = AdviceSaidForm(said_on=london_date(now()))
    waiting = choose(escalation, form, lambda advice: advice.said is None)
    say = lambda form: escalation.advice_said(me(), waiting[form.advice.data], form.said.data, form.said_on.data)
    return act(escalation, form, say, "Recorded, for you alone.")
