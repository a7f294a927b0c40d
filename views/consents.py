"""Recording the next agreement or discussion that a stage waits for."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act, refuse
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("consents", __name__)


class ConsentForm(Form):
    submit = "Record it"

    words = TextAreaField("What was agreed or discussed", [Say("Enter what was agreed or discussed"), Text()])


@blueprint.route("/escalations/<int:number>/consents", methods=["GET", "POST"])
@may("consent")
def create(number):
    escalation = find(number)
    rule = escalation.entry.consent_for(me())
    if rule is None:
        refuse(escalation, f"Recorded on {escalation}.", 409, waits_for(escalation))
    form = ConsentForm()
    form.title = rule.label
    form.explain = f"{escalation.entry.stage.label} is sent only when all its consents are recorded."
    return act(
        escalation, form, lambda form: escalation.entry.consent(me(), form.words.data), f"{rule.label}: recorded."
    )


def waits_for(escalation):
    """Why this person cannot consent now, and who can."""
    wanted = escalation.entry.consents_wanted
    if not wanted:
        return f"{escalation} waits for no consent."
    role = escalation.procedure.roles[wanted[0].role].title
    return f"{wanted[0].label} comes next. The {role} must record it, somebody other than the person who raised this."
