"""Bringing an import in, after somebody else has looked at it."""

from flask import Blueprint, abort, flash, redirect, url_for

from models import Submission
from models.errors import Moved, NotYours, Refusal
from views.access import may
from views.import_finding import find_import
from views.import_form import CommitForm
from views.imports import show_import
from views.me import me

blueprint = Blueprint("import_commits", __name__)


@blueprint.post("/imports/<int:number>/commit")
@may("commit an import", "manage people")
def create(number):
    batch = find_import(number)
    form = CommitForm()
    if led := Submission.led_to(me(), form.key.data or ""):
        return redirect(led, 303)
    form.confirm.choices = [(key, key) for key in form.confirm.data or ()]  # the plan says which of them there are
    form.validate()
    try:
        batch.check_who_commits(me())
        return redirect(Submission.once(me(), form.key.data, lambda: bring_in(batch, form)), 303)
    except NotYours as refusal:
        abort(403, refusal.sentence)
    except Moved as refusal:
        return refused(number, form, refusal, 409)
    except Refusal as refusal:
        return refused(number, form, refusal, 422)


def bring_in(batch, form):
    """Import it. Returns the address of its page."""
    counts = batch.commit(me(), set(form.confirm.data), form.opened_on).counts
    flash(f"Imported: {counts['added']:,} added, {counts['changed']:,} changed, {counts['left']:,} left as they were.")
    return url_for("imports.show", number=batch.id)


def refused(number, form, refusal, status):
    """The import as it stands now, with why it was not brought in."""
    batch = find_import(number)
    if not batch.is_waiting:
        abort(409, refusal.sentence)
    form.form_errors.append(refusal.sentence)
    return show_import(batch, form, status)
