"""Opening an ended card again."""

from flask import Blueprint
from wtforms import TextAreaField

from models.base import now
from models.errors import Incomplete
from rules.london import london_date
from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form, Say, Text
from views.me import me
from views.settled import past_dates, settled, with_settled

blueprint = Blueprint("reopenings", __name__)


class ReopeningForm(Form):
    title = "Open it again"
    explain = "It goes back to the stage it ended at. That stage’s clocks start again; the child’s clock runs on."
    submit = "Open it again"

    why = TextAreaField("Why it is opened again", [Say("Enter why it is opened again"), Text()])


@blueprint.route("/escalations/<int:number>/reopening", methods=["GET", "POST"])
@may("reopen")
def create(number):
    escalation = find(number)
    stage = escalation.entry.stage
    form = with_settled(ReopeningForm, [stage])()

    def reopen(form):
        if late := past_dates(form, london_date(now())):
            raise Incomplete(**late)
        escalation.reopen(me(), form.why.data, settled=settled(form, stage))

    return act(escalation, form, reopen, f"{escalation} is open again.")
