"""Recording a call, a talk or an email about a stage."""

from flask import Blueprint, request
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from models.base import now
from models.emails.delivery import deliveries
from models.escalation.contacting import MEANS, OWN_MANAGER, TO_WORKER, own_managers
from rules.london import in_london
from rules.words import time_words
from views.access import may
from views.acting import act
from views.choices import choices
from views.fields import DateParts, TimeOfDay
from views.finding import find
from views.form import Form, Given, Say, Text, line
from views.instants import put_together
from views.me import me

blueprint = Blueprint("contacts", __name__)


class ContactForm(Form):
    title = "Record a call, a talk or an email"
    submit = "Record it"

    about = RadioField("Which stage was it about?", [InputRequired("Choose the stage it was about")])
    means = RadioField("How", [InputRequired("Choose how")], choices=choices(MEANS.items()))
    with_whom = StringField("With whom", [Say("Enter with whom"), line()])
    happened_at = DateParts("Date", [Given("Enter the date")])
    at_time = TimeOfDay("Time", [Given("Enter the time")])
    reached = RadioField(
        "Did you reach them?", [InputRequired("Choose whether you reached them")], default="yes",
        choices=choices([("yes", "Yes, or it is sent"), ("no", "No")]),
    )  # fmt: skip
    words = TextAreaField("What was said (optional)", [Text()])


@blueprint.route("/escalations/<int:number>/contacts", methods=["GET", "POST"])
@may("record a contact")
def create(number):
    escalation = find(number)
    entries = [*(entry for entry in escalation.running_on()), escalation.entry]
    ours = ours_to_record(escalation.entry)
    form = ContactForm(**(written(ours) if ours else to_write(entries[0])))
    if ours:
        form.explain = f"Footprint’s email to {ours.name} was sent {time_words(ours.at, now())}. Record it as yours."
    form.about.choices = choices((str(entry.position), entry.stage.label) for entry in entries)
    form.about.data = form.about.data or str((escalation.entry if ours else entries[0]).position)
    if len(entries) == 1:
        del form.about

    def contact(form):
        at = put_together(form.happened_at.data, form.at_time.data, "at_time")
        words, whom = form.words.data, form.with_whom.data
        position = form.about.data if "about" in form else str(entries[0].position)
        entry = next(entry for entry in entries if str(entry.position) == position)
        entry.contact(me(), form.means.data, at, form.reached.data == "yes", words, whom)

    return act(escalation, form, contact, f"Recorded on {escalation}.")


def ours_to_record(entry):
    """The email that Footprint has sent, where the link beside it was followed: the person records it as theirs."""
    return next((each for each in deliveries(entry) if each.state == "sent"), None) if "sent" in request.args else None


def written(ours):
    """What the form is filled with for an email that has been sent."""
    there = in_london(ours.at)
    return {"means": "email", "happened_at": there.date(), "at_time": there.time(), "with_whom": ours.name}


def to_write(entry):
    """What it is filled with otherwise: now, and whoever is most likely meant."""
    here = in_london(now())
    return {"happened_at": here.date(), "at_time": here.time(), "with_whom": first_to_tell(entry)}


def first_to_tell(entry):
    """Who is most likely meant: the social worker where only they are still to be told, else the first written to."""
    workers = [child.social_worker.name for child in entry.escalation.children if child.social_worker]
    if entry.untold == [TO_WORKER]:
        return workers[0]
    if entry.untold == [OWN_MANAGER]:
        return own_managers()[0].name
    return next((recipient.name for recipient in [*entry.answering, *entry.addressed]), "")
