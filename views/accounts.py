"""An account closed and opened again, and its sessions ended."""

from flask import Blueprint, abort

from models.errors import Incomplete
from views.access import may
from views.form import Form
from views.me import me
from views.people import change, find_person
from views.people_forms import ClosureForm, OpeningForm
from views.sending import send

blueprint = Blueprint("accounts", __name__)


@blueprint.route("/people/<int:person_id>/closure", methods=["GET", "POST"])
@may("manage people")
def close(person_id):
    person = find_person(person_id)
    if person.disabled_at:
        abort(409, f"{person.name}’s account is closed already.")
    form = ClosureForm()
    form.left = person.leaves_behind()
    if not form.left:
        del form.known

    def leave(form):
        if form.left and not form.known.data:
            raise Incomplete(known="Give these posts to somebody first, or tick that you know what will wait on nobody")
        person.disable(me())

    return change(person, form, leave, f"{person.name}’s account is closed.")


@blueprint.route("/people/<int:person_id>/opening", methods=["GET", "POST"])
@may("manage people")
def reopen(person_id):
    person = find_person(person_id)
    if not person.disabled_at:
        abort(409, f"{person.name}’s account is open already.")
    said = f"{person.name}’s account is open again. Invite them, so that they can choose a password."
    return change(person, OpeningForm(), lambda _: person.enable(me()), said)


@blueprint.post("/people/<int:person_id>/sessions")
@may("manage people")
def end_sessions(person_id):
    person = find_person(person_id)

    def end(_form):
        person.end_all_sessions(me())
        return f"/people/{person.id}", f"{person.name} is signed out everywhere."

    return send(Form(), end, "people/form.html", person=person)
