"""People: the list, looking for one by name, a person's own page, and adding one."""

from flask import Blueprint, abort, render_template, request

from models import Holding, Person, Session
from models.people.listing import listed
from views.access import may
from views.me import me
from views.people_forms import FindForm, PersonForm
from views.sending import send

blueprint = Blueprint("people", __name__)
SHORTEST = 2  # characters: one letter finds half the council
NO_ADDRESS = "Enter part of a name here: names stand in no address"
ACCOUNT = {"closed": "Closed", "open": "May sign in", "invited": "Invited", "only named": "Only named"}


@blueprint.app_context_processor
def words():
    """How a person stands to signing in, as pages say it."""
    return {"account_words": ACCOUNT}


@blueprint.route("/people", methods=["GET", "POST"])
@may("see people")
def index():
    """Everybody by name, fifty at a time, or those found; what is searched for stands in no address.

    Where nothing can be looked for nobody is listed, so that nobody takes the list for what was found.
    """
    form = FindForm()
    asked = request.method == "POST"
    if asked and form.validate() and len(form.find.data.strip()) < SHORTEST:
        form.find.errors = [f"Enter {SHORTEST} or more characters"]
    found = me().people
    if asked:
        found = found.where(Person.name.contains(form.find.data.strip())) if not form.errors else nobody(found)
    elif "find" in request.args:
        form.find.errors, found = [NO_ADDRESS], nobody(found)
    page = listed(found, 1 if asked else request.args.get("page", 1, int))
    shown = {"page": page, "asked": asked and not form.errors, "may_manage": may_manage()}
    return render_template("people/index.html", form=form, **shown), 422 if form.errors else 200


def nobody(people):
    """None of these."""
    return people.where(Person.id == -1)


@blueprint.route("/people/new", methods=["GET", "POST"])
@may("manage people")
def create():
    return send(PersonForm(), enter, "people/new.html")


def enter(form):
    """Add the person. Returns where to go on, and what is said."""
    person = Person.enter(me(), form.name.data, form.email.data)
    return f"/people/{person.id}", f"{person.name} is added."


@blueprint.get("/people/<int:person_id>")
@may("see people")
def show(person_id):
    person = find_person(person_id)
    return render_template(
        "people/show.html",
        person=person,
        holdings=person.open_holdings(),
        past=Holding.past().where(Holding.person == person),
        sessions=Session.live_of(person),
        may_manage=may_manage(),
    )


def may_manage():
    """True for those who change what they see on these pages."""
    return bool(me().standing.letters("manage people"))


def find_person(person_id):
    """The person of that id whom the person signed in may look at; 404 for any other."""
    return me().people.where(Person.id == person_id).first() or abort(404)


def change(person, form, do, said):
    """Send a form about this person: `do(form)` on the person as they were when the form was opened."""
    if request.method == "GET":
        form.version.data = str(person.version())

    def once(form):
        person.check_unchanged(form.opened_on)
        do(form)
        return f"/people/{person.id}", said

    return send(form, once, "people/form.html", person=person)
