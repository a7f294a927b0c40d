"""Recording how an escalation ended."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from models.escalation.closing import ENDS
from views.access import may
from views.acting import act
from views.choices import choices
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("outcomes", __name__)


class OutcomeForm(Form):
    title = "Record the outcome"
    explain = "The card leaves the open columns. The text for the child’s record is ready afterwards."
    submit = "Record the outcome"

    end = RadioField("How did it end?", [InputRequired("Choose how it ended")])
    words = TextAreaField("What came of it, in short", [Say("Enter what came of it"), Text()])
    not_escalated = TextAreaField("If it is closed unresolved: why it is not escalated", [Text()])


@blueprint.route("/escalations/<int:number>/outcome", methods=["GET", "POST"])
@may("close")
def create(number):
    escalation = find(number)
    form = OutcomeForm()
    form.end.choices = choices((end, words) for end, words in ENDS.items() if end != "withdrawn")
    ask_why_not_escalated(form, escalation, escalation.may_stop_early)

    def close(form):
        why_not = form.not_escalated.data if "not_escalated" in form else ""
        escalation.close(me(), form.end.data, form.words.data, not_escalated=why_not)

    return act(
        escalation,
        form,
        close,
        f"The outcome of {escalation} is recorded. The case note is ready to copy.",
    )


def ask_why_not_escalated(form, escalation, is_asked):
    """Leave the question in the form where it is asked, with the heading that makes escalation the expected way."""
    if not is_asked:
        del form.not_escalated
    elif heading := escalation.escalation_expected_under:
        form.not_escalated.description = f"Escalation is expected under “{heading}” where early resolution fails."
