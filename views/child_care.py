"""In care or not, under which legal status, and what else happened to a child."""

from flask import Blueprint

from models.child.caring import HAPPENINGS
from models.child.entering import ENTER
from models.errors import Incomplete, Questioned
from rules.london import london_date
from rules.reviews.vocabulary import FACTS
from views.access import may
from views.child_form import CareForm, HappenedForm, IntoCareForm
from views.children import change, find_child
from views.me import me

blueprint = Blueprint("child_care", __name__)
RENAMED = {"since": "on", "ended_on": "on"}  # the record's columns, as the form asks for them


@blueprint.route("/children/<int:child_id>/care", methods=["GET", "POST"])
@may(ENTER)
def create(child_id):
    child = find_child(child_id)
    if child.period_of_care is None:
        begin = lambda form, version: child.come_into_care(
            me(), form.began_on.data, form.legal_status.data.strip(), version, form.confirmed
        )
        return change(child, IntoCareForm(), begin, f"{child.reference} is recorded as in care.")
    form, due = CareForm(), due_day(child)
    form.explain = (
        f"In care since {child.period_of_care.began_on:%-d %B %Y}: {child.legal_status or 'no legal status recorded'}."
    )
    return change(
        child, form, lambda form, version: record(child, form, version), lambda: recorded(child, due, named(form))
    )


@blueprint.route("/children/<int:child_id>/happened", methods=["GET", "POST"])
@may(ENTER)
def happened(child_id):
    child = find_child(child_id)
    form, due = HappenedForm(), due_day(child)
    do = lambda form, version: record_happening(child, form, version)
    return change(child, form, do, lambda: recorded(child, due, HAPPENINGS[form.kind.data]))


def named(form):
    """What the form about care and legal status records."""
    return FACTS["care ended" if form.what.data == "ended" else "legal status"]


def due_day(child):
    """The London date by which the child's next review is due, or None."""
    row = child.next_review and child.next_review.due_row
    return london_date(row.due) if row else None


def recorded(child, was_due, what):
    """What was recorded, and what it did to the next review, in words."""
    due, said = due_day(child), f"{what}: recorded for {child.reference}."
    if due == was_due:
        return said
    if due is None:
        return f"{said} No review is due any more."
    instead = f" instead of {was_due:%-d %B %Y}" if was_due else ""
    return f"{said} The next review is now due by {due:%-d %B %Y}{instead}."


def record_happening(child, form, version):
    """What happened, with what is asked besides for its kind."""
    try:
        child.happened(
            me(), form.kind.data, form.on.data, form.words.data, version, form.value, confirmed=form.confirmed
        )
    except Incomplete as refusal:
        raise renamed(refusal, {"value": form.asked_besides}) from refusal


def record(child, form, version):
    """The end of the period of care, or another legal status."""
    try:
        if form.what.data == "ended":
            child.leave_care(me(), form.on.data, version, form.confirmed)
        else:
            child.change_legal_status(me(), form.legal_status.data, form.on.data, version)
    except Incomplete as refusal:
        raise renamed(refusal, RENAMED) from refusal


def renamed(refusal, names):
    """The refusal with its problems under the names of this form's fields; a question stays as it is."""
    if isinstance(refusal, Questioned):
        return refusal
    return Incomplete(**{names.get(name, name): words for name, words in refusal.problems.items()})
