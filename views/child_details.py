"""Adding a child, and changing what is known of one."""

from flask import Blueprint, url_for

from models import Child, Person
from models.child.entering import ENTER
from models.errors import Incomplete
from views.access import may
from views.child_form import DetailsForm, NewForm, chosen
from views.children import change, find_child, mine
from views.me import me
from views.sending import send

blueprint = Blueprint("child_details", __name__)


@blueprint.route("/children/new", methods=["GET", "POST"])
@may(ENTER)
def create():
    form = NewForm().offer()
    own = "A" not in me().standing.letters(ENTER)
    if own:
        del form.iro
        form.since.label.text = "In your caseload since"
    return send(form, enter, "children/new.html", namesakes=namesakes(form))


@blueprint.route("/children/<int:child_id>/details", methods=["GET", "POST"])
@may(ENTER)
def update(child_id):
    child = find_child(child_id)
    stands = {"team": str(child.team_id or ""), "social_worker": str(child.social_worker_id or "")}
    form = DetailsForm(reference=child.reference, name=child.name, born=child.born, **stands).offer(child)
    keep = lambda form, version: child.change(me(), version, **form.details)
    return change(child, form, keep, "The changes are kept. What stood before is in the list of changes.")


def enter(form):
    """Add the child, unless one of the same name is there and nobody said that this is another."""
    if namesakes(form) and form.same_name.data != "yes":
        raise Incomplete(same_name="Say whether this is another child, or find the child who is here already")
    care = {name: form[name].data for name in ("in_care_since", "legal_status", "since")}
    if "iro" in form:
        care["iro"] = chosen(Person, form.iro)
    child = Child.enter(me(), **form.details, **care)
    return url_for("children.show", child_id=child.id), f"{child.reference} is added."


def namesakes(form):
    """Children of this name whom this person may see: kept apart by their references."""
    return list(mine().named(form.name.data)) if form.is_submitted() and (form.name.data or "").strip() else []
