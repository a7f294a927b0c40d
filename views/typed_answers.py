"""Typing in an answer that came by phone, by email or in person: answered by, on, recorded by."""

from flask import Blueprint
from wtforms import RadioField, SelectField, StringField, TextAreaField
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

blueprint = Blueprint("typed_answers", __name__)


class TypedAnswerForm(Form):
    title = "Type in an answer"
    explain = "For an answer that came by phone, by email or in person. The clock stops at the time it was given."
    submit = "Record the answer"

    recipient = SelectField("Who was asked", coerce=int)
    answered_by = StringField("Who answered", [Say("Enter who answered"), line()])
    means = RadioField(
        "How the answer came", [InputRequired("Choose how the answer came")], choices=choices(MEANS.items())
    )
    answered_at = DateParts("Date of the answer", [Given("Enter the date of the answer")])
    at_time = TimeOfDay("Time of the answer", [Given("Enter the time of the answer")])
    words = TextAreaField("What they answered", [Say("Enter what they answered"), Text()])


@blueprint.route("/escalations/<int:number>/response/typed", methods=["GET", "POST"])
@may("type in an answer")
def create(number):
    escalation = find(number)
    recipients = {recipient.id: recipient for recipient in escalation.entry.answering}
    here = in_london(now())
    form = TypedAnswerForm(answered_at=here.date(), at_time=here.time())
    form.recipient.choices = choices((recipient.id, recipient.name) for recipient in recipients.values())

    def type_in(form):
        at = put_together(form.answered_at.data, form.at_time.data, "at_time")
        recipients[form.recipient.data].type_in(
            me(), form.words.data, form.answered_by.data, at, MEANS[form.means.data].lower()
        )

    return act(escalation, form, type_in, f"The answer to {escalation} is recorded.")
