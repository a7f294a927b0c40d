"""Advice from an outside body, or a referral to it: beside the stages, ending them, or as the last of them."""

from flask import Blueprint
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from models.base import now
from rules.london import in_london
from views.access import may
from views.acting import act, refuse
from views.choices import choices
from views.fields import DateParts, TimeOfDay
from views.finding import find
from views.form import Form, Given, Say, Text, line
from views.instants import put_together
from views.me import me

blueprint = Blueprint("referrals", __name__)

WAYS = {
    "advice": ("Advice from {body}", "Guidance, not legal advice. The stages go on."),
    "beside": ("A referral to {body}, beside the stages", "The stages go on, with their limits."),
    "ends": (
        "A referral to {body} that ends the stages",
        "For urgent needs of the child. The card is closed unresolved.",
    ),
    "last stage": ("The referral to {body}, as the last stage", ""),
}
NONE = "This has ended, or its procedure names no outside body to refer it to."


class ReferralForm(Form):
    submit = "Record it"

    mode = RadioField("What do you record?", [InputRequired("Choose what you record")])
    why = TextAreaField("The reason, and what was said or asked for", [Say("Enter the reason"), Text()])
    not_in_care = TextAreaField("Why it is referred although the child is not in care", [Text()])
    consulted = StringField("Whom you consulted before (optional)", [line()])
    consulted_on = DateParts("When you consulted them (optional)", [Optional()])
    on = DateParts("Date of the advice or referral", [Given("Enter the date")])
    at_time = TimeOfDay("Time", [Given("Enter the time")])


@blueprint.route("/escalations/<int:number>/referral", methods=["GET", "POST"])
@may("refer")
def create(number):
    escalation = find(number)
    said = lambda: f"Recorded on {escalation}."
    modes = escalation.referral_modes if escalation.outcome is None else []
    if not modes:
        refuse(escalation, said, 409, NONE)
    form = offered(escalation, modes)

    def refer(form):
        at = put_together(form.on.data, form.at_time.data, "at_time")
        more = {"consulted": form.consulted.data, "consulted_on": form.consulted_on.data}
        more["not_in_care"] = form.not_in_care.data if "not_in_care" in form else ""
        escalation.refer(me(), form.mode.data, form.why.data, at, **more)

    return act(escalation, form, refer, said)


def offered(escalation, modes):
    """The form with the ways that the procedure has here, and what must be known before."""
    rule, here = escalation.procedure.referral, in_london(now())
    form = ReferralForm(on=here.date(), at_time=here.time(), mode=modes[0] if len(modes) == 1 else None)
    form.title = f"Record advice from, or a referral to, {rule.body}"
    form.explain = rule.note
    ways = {mode: [words.format(body=rule.body) for words in WAYS[mode]] for mode in modes}
    form.mode.choices = choices(((mode, words[0]) for mode, words in ways.items()), {m: w[1] for m, w in ways.items()})
    roles = " and the ".join(escalation.procedure.roles[role].title for role in rule.consult)
    form.consulted.description = (
        f"The procedure asks you to consult the {roles}. The decision stays yours." if roles else ""
    )
    outside = escalation.not_in_care()
    if outside:
        form.not_in_care.description = route(escalation, outside)
    else:
        del form.not_in_care
    return form


def route(escalation, children):
    """Why the way differs for children who are not in care, and which way is theirs."""
    names = " and ".join(f"{child.initials} ({child.status_on()})" for child in children)
    ahead = escalation.stages_ahead() if escalation.entry.is_open else ()
    theirs = f"For them the procedure goes on with {ahead[0].label}. " if ahead else ""
    return (
        f"Not in care today: {names}. A reviewing officer’s power to refer a case to "
        f"{escalation.procedure.referral.body} is about children who are looked after. {theirs}"
        "Advice may be asked for any child. To refer all the same, say why."
    )
