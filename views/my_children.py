"""My children: a line for each, late first; of any officer's for those who see more than their own."""

from flask import Blueprint, abort, render_template, request
from peewee import fn

from models import Allocation, Child, Person, Team
from models.child.caring import HAPPENINGS
from models.my_children import LATE, LATER, NONE, SOON, grouped, lay_lines
from views.access import may
from views.me import me

blueprint = Blueprint("my_children", __name__)
SEE = "see reviews"
RECORD, RAISE = "record a review", "raise"
NUMBER = 9  # digits: no officer's number is longer
HEADINGS = {
    LATE: "Something is late",
    SOON: "Now, or in the next 7 days",
    LATER: "Later",
    NONE: "No review is due",
}


@blueprint.get("/my-children")
@may(SEE)
def show():
    """My own, or those of the officer whom the address names."""
    officers = those_seen() if me().standing.letters(SEE) & {"A", "S"} else []
    officer = asked_for(officers)
    lines = lay_lines(listed(officer)) if officer or not officers else []
    groups = [(HEADINGS[when], rows) for when, rows in grouped(lines)]
    return render_template(
        "my_children/show.html", lines=lines, groups=groups, officers=officers, officer=officer, person=me(),
        happenings=HAPPENINGS, records=bool(me().standing.letters(RECORD)), may_raise=bool(me().standing.letters(RAISE)),
    )  # fmt: skip


def asked_for(officers):
    """The officer whom the address names, or who is signed in; None for neither. Anybody else is not found."""
    asked = request.args.get("officer", "")
    if asked:
        known = asked.isascii() and asked.isdigit() and len(asked) <= NUMBER
        return next((each for each in officers if known and each.id == int(asked)), None) or abort(404)
    return next((each for each in officers if each == me()), None)


def those_seen():
    """The officers with children whom this person may see, by name, each with `children`, how many they are."""
    seen = Child.select(Child.id).visible_to(me(), SEE)
    rows = Person.select(Person, fn.count(Allocation.id).alias("children")).join(
        Allocation, on=Allocation.iro == Person.id
    )
    rows = rows.where(Allocation.until.is_null(), Allocation.child.in_(seen)).group_by(Person)
    return list(rows.order_by(Person.name))


def listed(officer):
    """The children of this officer, or all of one's own, with their team and social worker."""
    rows = Child.select(Child, Team, Person).left_outer_join(Team).switch(Child)
    rows = rows.left_outer_join(Person, on=Child.social_worker).visible_to(me(), SEE)
    if officer:
        rows = rows.where(Child.id.in_(Allocation.of_officer(officer)))
    return rows
