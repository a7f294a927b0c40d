"""Moving a card to the next stage, or past a stage with the reason."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from models.base import now
from models.errors import Incomplete
from rules.london import london_date
from views.access import may
from views.acting import act, refuse
from views.choices import choices, urgencies
from views.consulted import consulted, with_consulted
from views.finding import find
from views.form import Form, Say, Text
from views.me import me
from views.settled import past_dates, settled, with_settled

blueprint = Blueprint("stages", __name__)

ENDED = "This has ended, or stands at its last stage, so there is no stage to move it to."
WHY = {  # is the stage a meeting; was it held, or answered
    (False, False): "What happened (there is no answer yet)",
    (False, True): "Why you do not accept the answer",
    (True, False): "What happened (no meeting was held yet)",
    (True, True): "Why the meeting did not settle it",
}


class StageForm(Form):
    title = "Move it to another stage"
    submit = "Move it"

    to = RadioField("Which stage?", [InputRequired("Choose a stage")])
    why = TextAreaField("Why you move it on", [Text()])
    urgency = RadioField("How urgent is it now?", [Optional()])
    asked_for = TextAreaField("What you ask for at this stage", [Say("Enter what you ask for"), Text()])
    bypass_reason = RadioField("If a stage is bypassed: why", [Optional()])
    bypass_words = TextAreaField("If a stage is bypassed: in your own words", [Text()])


@blueprint.route("/escalations/<int:number>/stage", methods=["GET", "POST"])
@may("progress", "bypass")
def create(number):
    escalation = find(number)
    said = f"{escalation} has moved on. Phone and email the person it is sent to today."
    ahead = escalation.stages_ahead() if escalation.entry.is_open else ()
    if not ahead:
        refuse(escalation, said, 409, ENDED)
    form = offered(escalation, ahead)
    verdict = "not accepted" if escalation.entry.is_answered else "no answer"

    def progress(form):
        urgency = form.urgency.data if "urgency" in form else None
        opening = {"asked_for": form.asked_for.data, "urgency": urgency, "why_urgent": form.why.data}
        opening |= {name: form[name].data or "" for name in ("bypass_reason", "bypass_words") if name in form}
        if late := past_dates(form, london_date(now())):
            raise Incomplete(**late)
        stage = next(stage for stage in ahead if stage.key == form.to.data)
        opening |= {"settled": settled(form, stage), "consulted": consulted(form)}
        why = form.why.data or (escalation.entry.verdict.words if escalation.entry.verdict else "")
        escalation.progress(me(), form.to.data, verdict, why, **opening)

    return act(escalation, form, progress, lambda: moved(escalation))


def moved(escalation):
    """What has happened, and what to do next."""
    entry, wanted = escalation.entry, escalation.entry.consents_wanted
    if entry.awaited:
        return f"{escalation} stands at {entry.stage.label}. It is sent once {entry.raiser_name} takes it over."
    if wanted:
        return f"{escalation} stands at {escalation.entry.stage.label}. It is sent once this is recorded: {wanted[0].label}."
    if entry.untold == ["phoned", "emailed"]:
        return f"{escalation} has moved to {entry.stage.label}. Phone and email the person it is sent to today."
    then = f" When you have {entry.untold_words}, say so here." if entry.untold else ""
    return f"{escalation} has moved to {entry.stage.label}.{then}"


def offered(escalation, ahead):
    """The form with the stages ahead, the urgencies and the reasons that the council's procedure knows."""
    procedure = escalation.procedure
    asking = with_settled(with_consulted(StageForm, procedure, ahead[:-1]), ahead)
    form = asking(to=ahead[0].key, asked_for=escalation.entry.wanted)
    passes = "" if procedure.bypass == "never" else ", passing a stage over"
    named = [(stage.key, stage.label + (passes if place else "")) for place, stage in enumerate(ahead)]
    form.to.choices = choices(named, {stage.key: stage.help for stage in ahead})
    form.urgency.choices = urgencies(procedure)
    form.bypass_reason.choices = choices((reason.key, reason.label) for reason in procedure.bypass_reasons)
    answered = escalation.entry.is_answered
    form.why.label.text = WHY[escalation.entry.is_meeting, answered]
    if escalation.entry.stage.form == "notice":
        form.why.label.text = "What happened (optional)"
    if not any(stage.rated for stage in ahead):
        del form.urgency
    if len(ahead) == 1 or not procedure.bypass_reasons:
        del form.bypass_reason
    if len(ahead) == 1:
        del form.bypass_words
    return form
