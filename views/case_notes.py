"""The text for the child's own record, and the word that it is filed there."""

from flask import Blueprint, abort, render_template, request
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("case_notes", __name__)
LONGEST = 200_000  # characters: every part of a long concern, and its answers


class CaseNoteForm(Form):
    title = "Case note for the child’s record"
    submit = "It is filed on the child’s record"

    text = TextAreaField("The text", [Say("There is no text to file"), Text(LONGEST)])


@blueprint.route("/escalations/<int:number>/case-note", methods=["GET", "POST"])
@may("file a case note")
def create(number):
    escalation = find(number)
    if not escalation.opens("file a case note", me()):
        abort(403)
    heading, text = escalation.case_note()
    form = CaseNoteForm(text=text)
    if request.method == "GET":
        form.version.data = str(escalation.version())
        return render_template("case_notes/create.html", escalation=escalation, form=form, heading=heading)
    return act(
        escalation, form, lambda form: escalation.file_case_note(me(), heading, form.text.data),
        f"Recorded: the case note of {escalation} is filed.",
    )  # fmt: skip
