"""Saying what is on the child's own file, by the one who puts it there."""

from flask import Blueprint, abort, request
from wtforms import SelectMultipleField
from wtforms.validators import InputRequired

from views.access import may
from views.acting import act
from views.choices import choices
from views.finding import find
from views.form import Form
from views.me import me

blueprint = Blueprint("filings", __name__)


class FilingsForm(Form):
    title = "On the child’s file"
    explain = "Choose what you have put there. Your name and the time are kept with it."
    submit = "It is filed"

    # The record itself says what is another's to file, and who was first.
    filings = SelectMultipleField(
        "What is filed?", [InputRequired("Choose what you have filed")], validate_choice=False
    )


@blueprint.route("/escalations/<int:number>/filings", methods=["GET", "POST"])
@may("file a case note", "respond")
def create(number):
    escalation = find(number)
    mine = escalation.filings_for(me())
    if request.method == "GET" and not mine:
        abort(409, f"There is nothing left for you to file for {escalation}.")
    form = FilingsForm()
    form.filings.choices = choices((owed.key, f"{owed.entry.stage.label}: {owed.filing.label}") for owed in mine)
    return act(
        escalation, form, lambda form: escalation.file(me(), form.filings.data),
        f"Recorded: it is on the child’s file for {escalation}.",
    )  # fmt: skip
