"""Recording a call, a talk or an email about a stage."""

from flask import Blueprint
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from models.base import now
from models.escalation.contacting import MEANS
from rules.london import in_london
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
    here = in_london(now())
    to = next((recipient.name for recipient in escalation.entry.answering), "")
    form = ContactForm(happened_at=here.date(), at_time=here.time(), with_whom=to)

    def contact(form):
        at = put_together(form.happened_at.data, form.at_time.data, "at_time")
        words, whom = form.words.data, form.with_whom.data
        escalation.entry.contact(me(), form.means.data, at, form.reached.data == "yes", words, whom)

    return act(escalation, form, contact, f"Recorded on {escalation}.")
