"""Arranging the meeting that a stage asks for."""

from flask import Blueprint
from wtforms import StringField, TextAreaField

from models.base import now
from rules.london import in_london
from views.access import may
from views.acting import act
from views.fields import DateParts, TimeOfDay
from views.finding import find
from views.form import Form, Given, Say, Text, line
from views.instants import put_together
from views.me import me

blueprint = Blueprint("meetings", __name__)


class MeetingForm(Form):
    title = "Arrange the meeting"
    explain = "Enter what has been arranged. Footprint invites nobody: tell the people who are to attend."
    submit = "Record the meeting"

    meets_on = DateParts("Day of the meeting", [Given("Enter the day of the meeting")])
    meets_at = TimeOfDay("Time of the meeting", [Given("Enter the time of the meeting")])
    place = StringField("Where, or by what means", [Say("Enter where it is, or by what means"), line()])
    attending = TextAreaField("Who is to attend", [Say("Enter who is to attend"), Text()])
    arranged_on = DateParts("When it was arranged: date", [Given("Enter the date on which it was arranged")])
    arranged_at = TimeOfDay("When it was arranged: time", [Given("Enter the time at which it was arranged")])


@blueprint.route("/escalations/<int:number>/meeting", methods=["GET", "POST"])
@may("record a meeting")
def create(number):
    escalation = find(number)
    here = in_london(now())
    form = MeetingForm(attending=attending(escalation.entry), arranged_on=here.date(), arranged_at=here.time())

    def arrange(form):
        meets_at = put_together(form.meets_on.data, form.meets_at.data, "meets_at")
        arranged_at = put_together(form.arranged_on.data, form.arranged_at.data, "arranged_at")
        escalation.entry.arrange(me(), meets_at, form.place.data, form.attending.data, arranged_at)

    return act(escalation, form, arrange, f"The meeting about {escalation} is recorded.")


def attending(entry):
    """Who is to attend as the procedure has it, a line each."""
    return "\n".join([entry.raised_by.name, *(recipient.name for recipient in entry.answering)])
