"""Recording how an escalation ended."""

from flask import Blueprint
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from views.access import may
from views.acting import act
from views.choices import choices
from views.finding import find
from views.form import Form, Say, Text, line
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
    wanted = escalation.to_satisfy(me())
    form = with_satisfied(wanted)()
    form.end.choices = choices(escalation.ends.items())
    ask_why_not_escalated(form, escalation, escalation.may_stop_early)

    def close(form):
        why_not = form.not_escalated.data if "not_escalated" in form else ""
        satisfied = {role: form[f"satisfied_{role}"].data for role in wanted}
        escalation.close(me(), form.end.data, form.words.data, not_escalated=why_not, satisfied=satisfied)

    return act(
        escalation,
        form,
        close,
        f"The outcome of {escalation} is recorded. The case note is ready to copy.",
    )


def with_satisfied(wanted):
    """The form's class with a question for each of those who must be satisfied before it closes here."""
    fields = {
        f"satisfied_{role}": StringField(
            f"Who is satisfied as {title}, and since when",
            [line()],
            description="Where it is resolved: their name and the day",
        )
        for role, title in wanted.items()
    }
    return type("OutcomeForm", (OutcomeForm,), fields)


def ask_why_not_escalated(form, escalation, is_asked):
    """Leave the question in the form where it is asked, with the heading that makes escalation the expected way."""
    if not is_asked:
        del form.not_escalated
    elif heading := escalation.escalation_expected_under:
        form.not_escalated.description = f"Escalation is expected under “{heading}” where early resolution fails."
