"""A person's name and address put right."""

from flask import Blueprint, request

from views.access import may
from views.me import me
from views.people import change, find_person
from views.people_forms import DetailsForm

blueprint = Blueprint("person_details", __name__)


@blueprint.route("/people/<int:person_id>/details", methods=["GET", "POST"])
@may("manage people")
def create(person_id):
    person = find_person(person_id)
    form = DetailsForm()
    if request.method == "GET":
        form.name.data, form.email.data = person.name, person.email or ""
    return change(person, form, lambda f: person.put_right(me(), f.name.data, f.email.data), "The changes are kept.")
