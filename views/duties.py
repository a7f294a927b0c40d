"""What is done for the child and those around at this stage: the list, and recording a day or why not yet."""

from flask import Blueprint, render_template, request
from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Optional

from views.access import may
from views.acting import act
from views.choices import choices
from views.fields import DateParts
from views.finding import find
from views.form import Form, Text
from views.me import me

blueprint = Blueprint("duties", __name__)


class DutiesForm(Form):
    title = "Record who was told"
    explain = "Enter the day for what is done. Where something is not done yet, say why."
    submit = "Record it"

    # The record itself says what is no longer open, and who was first.
    duties = SelectMultipleField(
        "What is this about?", [InputRequired("Choose what this is about")], validate_choice=False
    )
    done_on = DateParts("Done on", [Optional()])
    how = TextAreaField("How it was done (optional)", [Text()])
    why_not = TextAreaField("Or not yet, because", [Text()])


@blueprint.route("/escalations/<int:number>/duties", methods=["GET", "POST"])
@may("record a contact")
def create(number):
    escalation = find(number)
    form = DutiesForm()
    form.duties.choices = choices((duty.key, duty.label) for duty in escalation.open_duties())
    if request.method == "GET":
        form.version.data = str(escalation.version())
        may_record = escalation.opens("record a contact", me())
        return render_template("duties/create.html", escalation=escalation, form=form, may_record=may_record)
    return act(
        escalation, form, lambda form: inform(escalation, form),
        f"Recorded for {escalation}.",
    )  # fmt: skip


def inform(escalation, form):
    """Record it as the form has it."""
    said = {"done_on": form.done_on.data, "why_not": form.why_not.data, "how": form.how.data}
    escalation.inform(me(), form.duties.data, **said)
