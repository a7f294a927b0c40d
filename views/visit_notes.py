"""The note of a visit, in the parts that the procedure asks for."""

from flask import Blueprint, abort, request, url_for
from wtforms import TextAreaField

from models import VisitNote
from models.base import now
from rules.london import london_date
from views.access import may
from views.fields import DateParts
from views.form import Form, Given, Say, Text
from views.me import me
from views.sending import send
from views.visits import RECORD, find_visit

blueprint = Blueprint("visit_notes", __name__)


class NoteForm(Form):
    title = "Write the note of the visit"
    submit = "Keep the note"

    written_on = DateParts("Written on", [Given("Enter the day on which the note was written")])


@blueprint.route("/visits/<int:visit_id>/note", methods=["GET", "POST"])
@may(RECORD)
def create(visit_id):
    visit = find_visit(visit_id, RECORD)
    if request.method == "GET" and visit.is_taken_back:
        abort(409, "This visit was taken back.")
    if request.method == "GET" and visit.note:
        abort(409, f"{visit.note.by.name} has written the note of this visit already.")
    form = writing(visit.parts)(written_on=london_date(now()), **written_before(visit))
    form.explain = "Under each part, write what there is to say, or why there is nothing."
    back = url_for("visits.show", visit_id=visit.id)
    return send(form, lambda form: write(visit, form), "visits/form.html", child=visit.child, back=back)


def written_before(visit):
    """{field: words} of the note that was taken back last: only its day may have been wrong."""
    last = VisitNote.taken_back().where(VisitNote.visit == visit).first()
    return {f"part_{n}": last.parts.get(part, "") for n, part in enumerate(visit.parts, 1)} if last else {}


def writing(parts):
    """The form's class with a field for each part of the note."""
    fields = {
        f"part_{n}": TextAreaField(part, [Say(f"{part}: enter it, or why there is nothing to say"), Text()])
        for n, part in enumerate(parts, 1)
    }
    return type("NoteForm", (NoteForm,), fields)


def write(visit, form):
    """Keep the note."""
    words = {part: form[f"part_{n}"].data for n, part in enumerate(visit.parts, 1)}
    visit.write(me(), words, form.written_on.data)
    return url_for("visits.show", visit_id=visit.id), "The note is kept. Its text is ready for the child’s record."
