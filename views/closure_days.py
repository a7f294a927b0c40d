"""Closure days: which dates change is seen before the day is added or taken back."""

from flask import Blueprint, abort, render_template, request, url_for
from wtforms import HiddenField, StringField

from models import Child, ClosureDay, Deadline
from models.council_setting import ACTION
from models.errors import Incomplete
from views.access import may
from views.fields import DateParts
from views.form import Form, Given, Say, Text
from views.me import me
from views.sending import led_to, send

blueprint = Blueprint("closure_days", __name__)
SURE = "yes"


class ClosureForm(Form):
    title = "Add a closure day"
    explain = "A day on which the council is closed, beside weekends and bank holidays. No limit counts it."
    submit = "See which dates change"

    day = DateParts("Which day?", [Given("Enter the day")])
    why = StringField("Why?", [Say("Enter why the council is closed"), Text(120, lines=False)])
    sure = HiddenField(default="")


class TakingBackForm(Form):
    title = "Take back a closure day"
    submit = "Take it back"


@blueprint.route("/council/closure-days", methods=["GET", "POST"])
@may(ACTION)
def create():
    form = ClosureForm()
    if request.method == "POST" and form.sure.data != SURE and not led_to(form):
        return foresee(form)
    return send(form, close, "council/form.html")


@blueprint.route("/council/closure-days/<int:day_id>/taking-back", methods=["GET", "POST"])
@may(ACTION)
def take_back(day_id):
    closure = ClosureDay.get_or_none(ClosureDay.id == day_id) or abort(404)
    form = TakingBackForm()
    closures = {day: why for day, why in ClosureDay.closures().items() if day != closure.day}

    def work(form):
        changed = closure.take_back(me())
        return url_for("council.show"), f"The council works on {closure.day:%-d %B %Y}.{dates_changed(changed)}"

    return send(form, work, "council/foreseen.html", closure=closure, taking_back=True, **seen_by_me(closures))


def foresee(form):
    """What would change, before anything does; or the form with what is wrong."""
    try:
        if form.validate():
            ClosureDay.check(form.day.data, form.why.data)
            closure = ClosureDay(day=form.day.data, why=form.why.data.strip())
            form.sure.data = SURE
            changes = seen_by_me(ClosureDay.closures() | {closure.day: closure.why})
            return render_template("council/foreseen.html", form=form, closure=closure, taking_back=False, **changes)
    except Incomplete as refusal:
        form.take(refusal.problems)
    return render_template("council/form.html", form=form), 422


def seen_by_me(closures):
    """What would change if these were the closure days: of the cards I may see, and how many dates of others."""
    changes = Deadline.would_change(closures)
    mine = {escalation.id for escalation in me().escalations}
    children = {child.id for child in Child.select().visible_to(me(), "see reviews")}
    seen = [(row, at) for row, at in changes if row.escalation_id in mine or _is_of(row, children)]
    return {"changes": sorted(seen, key=lambda change: change[1]), "others": len(changes) - len(seen)}


def _is_of(deadline, children):
    """True for a date of a review or a visit of one of these children."""
    return deadline.escalation_id is None and deadline.child_id in children


def close(form):
    """Add the closure day. Returns where to go and what is said."""
    changed = ClosureDay.add(me(), form.day.data, form.why.data)
    return url_for("council.show"), f"The council is closed on {form.day.data:%-d %B %Y}.{dates_changed(changed)}"


def dates_changed(changed):
    """How many dates were worked out anew, in words that follow a sentence."""
    number = len(changed)
    return f" {number} {'date has' if number == 1 else 'dates have'} changed." if number else " No date has changed."
