"""Taking over a stage that somebody else opened, and sending it."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import Optional

from views.access import may
from views.acting import act, refuse
from views.choices import urgencies
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("handovers", __name__)


class HandoverForm(Form):
    title = "Take it over and send it"
    submit = "Take it over and send it"

    asked_for = TextAreaField("What you ask for at this stage", [Say("Enter what you ask for"), Text()])
    urgency = RadioField("How urgent is it now?", [Optional()])
    why = TextAreaField("If you change how urgent it is: why", [Text()])


@blueprint.route("/escalations/<int:number>/handover", methods=["GET", "POST"])
@may("take over")
def create(number):
    escalation = find(number)
    entry = escalation.entry
    if not entry.can_take_over(me()):
        refuse(escalation, said(escalation), 409, waits_for(escalation))
    form = offered(escalation)

    def take_over(form):
        urgency, why = (form.urgency.data, form.why.data) if "urgency" in form else (None, "")
        escalation.entry.take_over(me(), form.asked_for.data, urgency, why)

    return act(escalation, form, take_over, lambda: said(escalation))


def offered(escalation):
    """The form with what was asked for so far and, where the stage is rated, how urgent it is."""
    entry = escalation.entry
    form = HandoverForm(asked_for=entry.wanted, urgency=entry.urgency and entry.urgency.key)
    form.explain = f"{entry.raised_by.name} opened {entry.stage.label}. It goes to {names(entry)}."
    if entry.stage.rated:
        form.urgency.choices = urgencies(escalation.procedure)
    else:
        del form.urgency, form.why
    return form


def names(entry):
    """To whom the stage is written, by name."""
    return " and ".join(recipient.name for recipient in entry.addressed) or "nobody"


def said(escalation):
    """What has happened, and what comes first where it is not sent yet."""
    entry = escalation.entry
    if entry.consents_wanted:
        return f"You raise {escalation} now. It is sent once this is recorded: {entry.consents_wanted[0].label}."
    return f"You raise {escalation} now. {entry.stage.label} is sent to {names(entry)}."


def waits_for(escalation):
    """Why this person cannot take it over, and who can."""
    entry = escalation.entry
    if entry.awaited:
        return f"{entry.stage.label} waits on {entry.raiser_name}. Only they, or their cover, take it over."
    return f"{escalation} does not wait to be taken over. {entry.raiser_name} raises {entry.stage.label}."
