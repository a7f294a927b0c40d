"""Recording that a meeting was held, and what was said and agreed."""

from flask import Blueprint
from wtforms import TextAreaField

from models.base import now
from rules.london import in_london
from views.access import may
from views.acting import act
from views.action_rows import actions_of, with_actions
from views.fields import DateParts, TimeOfDay
from views.finding import find
from views.form import Form, Given, Say, Text
from views.instants import put_together
from views.me import me
from views.meetings import attending

blueprint = Blueprint("meetings_held", __name__)


@with_actions
class HeldForm(Form):
    title = "Record that the meeting was held"
    explain = "After this, whoever raised it says whether the meeting settled it."
    submit = "Record the meeting"

    held_on = DateParts("Day of the meeting", [Given("Enter the day of the meeting")])
    held_at = TimeOfDay("Time of the meeting", [Given("Enter the time of the meeting")])
    attended = TextAreaField("Who attended", [Say("Enter who attended"), Text()])
    said = TextAreaField("What was said and agreed", [Say("Enter what was said and agreed"), Text()])


@blueprint.route("/escalations/<int:number>/meeting/held", methods=["GET", "POST"])
@may("record a meeting")
def create(number):
    escalation = find(number)
    meeting = escalation.entry.arranged
    here = in_london(min(meeting.meets_at, now()) if meeting else now())
    who = meeting.attending if meeting else attending(escalation.entry)
    form = HeldForm(held_on=here.date(), held_at=here.time(), attended=who)

    def hold(form):
        at = put_together(form.held_on.data, form.held_at.data, "held_at")
        escalation.entry.hold(me(), at, form.attended.data, form.said.data, actions_of(form))

    return act(escalation, form, hold, f"The meeting about {escalation} is recorded as held.")
