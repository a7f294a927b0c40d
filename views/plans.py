"""Sending a plan of action."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.action_rows import actions_of, with_actions
from views.finding import find
from views.form import Form, Say, Text
from views.me import me
from views.recipients import mine

blueprint = Blueprint("plans", __name__)


@with_actions
class PlanForm(Form):
    title = "Your plan of action"
    explain = "Say what will be done, who will do it and by when. Sending the plan also acknowledges."
    submit = "Send the plan"

    words = TextAreaField("What is your plan?", [Say("Enter your plan"), Text()])


@blueprint.route("/escalations/<int:number>/plan", methods=["GET", "POST"])
@may("respond")
def create(number):
    escalation = find(number)
    said = f"Your plan for {escalation} is sent to {escalation.raised_by.name}."
    recipient = mine(escalation, said)
    plan = lambda form: recipient.plan(me(), form.words.data, actions_of(form, dated=True))
    return act(escalation, PlanForm(), plan, said)
