"""A visit, or the note of one, was recorded by mistake, of the wrong child or with the wrong day: it is taken back."""

from flask import Blueprint, abort, request, url_for

from views.access import may
from views.form import Form
from views.me import me
from views.sending import send
from views.taking_back import WhyTakenBack
from views.visits import RECORD, find_visit

blueprint = Blueprint("visit_takings_back", __name__)
GONE = "This was taken back already."


class TakingBackForm(WhyTakenBack, Form):
    pass


@blueprint.route("/visits/<int:visit_id>/taking-back", methods=["GET", "POST"])
@may(RECORD)
def visit(visit_id):
    visit = find_visit(visit_id, RECORD)
    explain = (
        "The visit counts nowhere any more, and nothing is owed after it. With the wrong day, or of the wrong child, take "
        "it back and record it again."
    )
    return _take_back(visit, visit.take_back, explain, not visit.is_taken_back)


@blueprint.route("/visits/<int:visit_id>/note/taking-back", methods=["GET", "POST"])
@may(RECORD)
def note(visit_id):
    visit = find_visit(visit_id, RECORD)
    explain = "The note is owed again, by the same day. With the wrong day, take it back and write it again."
    return _take_back(visit, visit.take_back_note, explain, visit.note and not visit.is_taken_back)


def _take_back(visit, verb, explain, there):
    if request.method == "GET" and not there:
        abort(409, GONE)
    form, page = TakingBackForm(), url_for("visits.show", visit_id=visit.id)
    form.explain = explain

    def once(form):
        verb(me(), form.why.data)
        return page, "Taken back. The dates are worked out again."

    return send(form, once, "visits/form.html", child=visit.child, back=page)
