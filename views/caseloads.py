"""Caseloads: whose children and open cards are whose, and handing them to another officer."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from wtforms import RadioField, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired

from models import CaseloadHandover, Child, Person
from models.base import now
from models.caseload import Caseload
from models.caseload_handover import ACTION
from models.caseload_list import caseloads
from models.errors import Moved
from rules.london import london_date
from views.access import may
from views.child_form import chosen, offered_officers
from views.choices import choices
from views.fields import DateParts
from views.form import Form, Given, Say, Text
from views.me import me
from views.sending import send

blueprint = Blueprint("caseloads", __name__)
ALL = "all"
WHAT = {ALL: "Every child and every open card", "chosen": "Only these children, with their open cards"}


class HandoverForm(Form):
    title = "Hand over a caseload"
    submit = "Hand it over"

    to = SelectField("To whom?", [InputRequired("Choose a reviewing officer")])
    since = DateParts(
        "From which day?", [Given("Enter the day from which it is theirs")],
        description="Today or a day before: at once. A day to come: on that day, by itself",
    )  # fmt: skip
    what = RadioField("What goes?", [InputRequired("Choose what goes")], choices=choices(WHAT.items()), default=ALL)
    children = SelectMultipleField("Which children?")
    why = TextAreaField(
        "Why?", [Say("Enter why the caseload is handed over"), Text()],
        description="Kept with the hand-over. It stands on no card",
    )  # fmt: skip


@blueprint.get("/caseloads")
@may(ACTION)
def index():
    return render_template("caseloads/index.html", caseloads=caseloads(), planned=list(CaseloadHandover.planned()))


@blueprint.route("/caseloads/<int:person_id>/handover", methods=["GET", "POST"])
@may(ACTION)
def create(person_id):
    caseload = Caseload(
        next((each.officer for each in caseloads() if each.officer.id == person_id), None) or abort(404)
    )
    form = HandoverForm(since=london_date(now()))
    others = [(key, name) for key, name in offered_officers() if key != str(person_id)]
    form.to.choices = choices([("", "Choose one"), *others])
    seen = {child.id for child in Child.select(Child.id).visible_to(me()).where(Child.id.in_(caseload.ids))}
    form.children.choices = choices(
        (str(child.id), child.name if child.id in seen else child.initials) for child in caseload.children
    )
    for choice, child in zip(form.children.choices, caseload.children, strict=True):
        choice.render_kw = {"hint": child.reference}
    return send(form, lambda form: hand_over(form, caseload), "caseloads/create.html", caseload=caseload)


@blueprint.post("/caseloads/handovers/<int:handover_id>/taking-back")
@may(ACTION)
def take_back(handover_id):
    handover = CaseloadHandover.get_or_none(CaseloadHandover.id == handover_id) or abort(404)
    try:
        handover.take_back(me())
    except Moved as refusal:
        abort(409, refusal.sentence)
    flash(f"Taken back: {handover.officer.name} keeps the caseload. Both have been told.")
    return redirect(url_for("caseloads.index"), 303)


def hand_over(form, caseload):
    """Arrange it. Returns where to go and what is said."""
    wanted = set(form.children.data or ())
    children = None if form.what.data == ALL else [c for c in caseload.children if str(c.id) in wanted]
    to = chosen(Person, form.to)
    handover = CaseloadHandover.arrange(me(), caseload.officer, to, form.since.data, form.why.data, children)
    done = "is handed over" if handover.carried_out_at else f"will be handed over on {form.since.data:%-d %B %Y}"
    return url_for("caseloads.index"), f"It {done} from {caseload.officer.name} to {to.name}. Both have been told."
