"""Sharing legal advice with the head of the quality service."""

from flask import Blueprint
from wtforms import RadioField
from wtforms.validators import InputRequired

from views.access import may
from views.acting import act
from views.advice_choosing import choose
from views.finding import find
from views.form import Form
from views.me import me

blueprint = Blueprint("advice_shared", __name__)


class ShareForm(Form):
    title = "Share legal advice"
    explain = "The head of the quality service can then read whom you asked and what it says. It cannot be taken back."
    submit = "Share it"
    quiet = True

    advice = RadioField("Which advice?", [InputRequired("Choose the advice")], coerce=int)


@blueprint.route("/escalations/<int:number>/advice/shared", methods=["GET", "POST"])
@may("legal advice")
def create(number):
    escalation = find(number)
    form = ShareForm()
    kept = choose(escalation, form, lambda advice: advice.shared_at is None)
    share = lambda form: escalation.share_advice(me(), kept[form.advice.data])
    return act(escalation, form, share, "The head of the quality service can read it now.")
