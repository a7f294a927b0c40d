"""Saying that the actions of a stage are agreed."""

from flask import Blueprint
from wtforms import TextAreaField

from models.base import now
from rules.london import in_london
from views.access import may
from views.acting import act
from views.action_rows import actions_of, with_actions
from views.fields import DateParts, TimeOfDay
from views.finding import find
from views.form import Form, Given, Text
from views.instants import put_together
from views.me import me

blueprint = Blueprint("agreements", __name__)


@with_actions
class AgreementForm(Form):
    title = "Record that the actions are agreed"
    submit = "The actions are agreed"

    agreed_on = DateParts("Agreed on", [Given("Enter the date on which they were agreed")])
    agreed_at = TimeOfDay("Agreed at", [Given("Enter the time at which they were agreed")])
    words = TextAreaField("What else is to be said (optional)", [Text()])


@blueprint.route("/escalations/<int:number>/agreement", methods=["GET", "POST"])
@may("record a meeting")
def create(number):
    escalation = find(number)
    here, recorded = in_london(now()), list(escalation.entry.actions)
    form = AgreementForm(agreed_on=here.date(), agreed_at=here.time())
    form.explain = "Recorded so far: " + "; ".join(f"{action.what} ({action.who})" for action in recorded)
    if not recorded:
        form.explain = "No action of this stage is recorded yet. Enter at least one."

    def agree(form):
        at = put_together(form.agreed_on.data, form.agreed_at.data, "agreed_at")
        escalation.entry.agree_actions(me(), at, form.words.data, actions_of(form))

    return act(escalation, form, agree, f"Recorded: the actions of {escalation} are agreed.")
