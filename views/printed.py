"""The form as it was filled in, with what came of it: to print, or to upload to the child's documents."""

from flask import Blueprint, abort, render_template, request

from models.base import now
from models.escalation.filings import COPY
from models.escalation.note_lines import on
from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form
from views.me import me

blueprint = Blueprint("printed", __name__)


class FiledCopyForm(Form):
    title = "Copy of the form"
    submit = "A copy is on the child’s record"


@blueprint.route("/escalations/<int:number>/form", methods=["GET", "POST"])
@may("file a case note")
def create(number):
    escalation = find(number)
    if not escalation.opens("file a case note", me()):
        abort(403)
    heading, text = escalation.case_note()
    form = FiledCopyForm()
    if request.method == "GET":
        form.version.data = str(escalation.version())
        return render_template(
            "printed/create.html", escalation=escalation, form=form, person=me(), heading=heading, printed_on=on(now())
        )
    return act(
        escalation, form, lambda form: escalation.file_case_note(me(), f"{heading}: copy of the form", text, COPY),
        f"Recorded: a copy of {escalation} is on the child’s record.",
    )  # fmt: skip
