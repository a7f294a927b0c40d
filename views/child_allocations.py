"""Whose child it is: changing the reviewing officer."""

from flask import Blueprint

from models import Person
from models.base import now
from models.child.entering import ENTER
from rules.london import london_date
from views.access import may
from views.child_form import AllocationForm, chosen, offered_officers
from views.children import change, find_child
from views.choices import choices
from views.me import me

blueprint = Blueprint("child_allocations", __name__)


@blueprint.route("/children/<int:child_id>/officer", methods=["GET", "POST"])
@may(ENTER)
def create(child_id):
    child = find_child(child_id)
    form = AllocationForm(since=london_date(now()))
    form.iro.choices = choices([("", "Choose one"), *offered_officers()])
    if child.iro:
        form.explain = f"{child.iro.name} has been allocated since {child.allocation.since:%-d %B %Y}."
    allocate = lambda form, version: child.allocate(me(), chosen(Person, form.iro), form.since.data, version)
    return change(child, form, allocate, f"The reviewing officer of {child.reference} is changed.")
