"""The reviewing officer's visit to a child: a record of its own, apart from the review and from statutory visits."""

from flask import Blueprint, abort, render_template, url_for
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from models import Child, Reading, Visit, VisitNote
from models.base import now
from models.ledger import Ledger
from views.access import may
from views.choices import choices
from views.confirming import Confirming
from views.fields import DateParts
from views.form import Given, Say, Text, line
from views.me import me
from views.sending import send

blueprint = Blueprint("visits", __name__)
RECORD, READ = "record a review", "read reviews"
YES_NO = (("yes", "Yes"), ("no", "No"))


class VisitForm(Confirming):
    title = "Record a visit"
    submit = "Record the visit"
    explain = "Your own visit to the child, before the review and apart from it. The social worker’s statutory visits are not recorded here."

    visited_on = DateParts("On which day?", [Given("Enter the day of the visit")])
    place = StringField(
        "Where?", [Say("Enter where the visit was"), line()], description="For example, The foster home"
    )
    own_home = RadioField(
        "Is that where the child lives?", [InputRequired("Say whether the child lives there")], choices=choices(YES_NO)
    )
    seen_alone = RadioField(
        "Was the child seen alone?", [InputRequired("Say whether the child was seen alone")], choices=choices(YES_NO)
    )
    with_whom = TextAreaField("Who else was there? (optional)", [Text(1000)])


@blueprint.route("/children/<int:child_id>/visits/new", methods=["GET", "POST"])
@may(RECORD)
def create(child_id):
    child = child_to_record_for(child_id)
    return send(VisitForm(), lambda form: record(child, form), "visits/form.html", child=child, back=back_to(child))


@blueprint.get("/visits/<int:visit_id>")
@may(READ)
def show(visit_id):
    visit = find_visit(visit_id)
    notes = VisitNote.taken_back().where(VisitNote.visit == visit)
    clocks = [Ledger(row, now()) for row in visit.deadlines]
    return render_template(
        "visits/show.html",
        visit=visit,
        clocks=clocks,
        back=back_to(visit.child),
        records=visit.child.opens(RECORD, me()) and not visit.is_taken_back,
        notes=list(notes),
    )


def child_to_record_for(child_id):
    """The child of that id for whom this person may record; 404 for any other."""
    child = Child.select().visible_to(me(), RECORD).where(Child.id == child_id).first()
    Reading.note_child(me(), child_id, child)
    return child or abort(404)


def find_visit(visit_id, action=READ):
    """The visit of that id, where this person may do that with its child; 404 for any other."""
    visit = Visit.ever().visible_to(me(), action).where(Visit.id == visit_id).first()
    Reading.note_child(me(), f"of visit {visit_id}", visit and visit.child)
    return visit or abort(404)


def back_to(child):
    """Where one came from: the child's page."""
    return url_for("children.show", child_id=child.id)


def record(child, form):
    """Record the visit; what is left to write is its note."""
    visit = Visit.record(
        me(), child, form.visited_on.data, form.place.data, form.seen_alone.data == "yes", form.own_home.data == "yes",
        form.with_whom.data or "", confirmed=form.confirmed,
    )  # fmt: skip
    return url_for("visits.show", visit_id=visit.id), "The visit is recorded. Its note is still to be written."
