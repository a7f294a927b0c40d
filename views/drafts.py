"""Half-written concerns: the list of mine, and the keeping of what stands in the form."""

import re

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from models import Draft, Submission
from models.errors import Incomplete, Refusal
from views.access import may
from views.concern import Concern
from views.draft_form import fields_sent, form_of, form_sent, mine, show_form, unsent_draft
from views.draft_summary import DraftSummary
from views.errors import wants_piece
from views.me import me

blueprint = Blueprint("drafts", __name__)

KEY = re.compile(r"[\w-]{16,64}", re.ASCII)


@blueprint.get("/drafts")
@may("raise")
def index():
    return render_template("drafts/index.html", drafts=[DraftSummary(draft, me()) for draft in Draft.of(me())])


@blueprint.get("/drafts/<key>")
@may("raise")
def show(key):
    draft = unsent_draft() or mine(key)
    return show_form(form_of(draft), draft=draft)


@blueprint.post("/drafts/<key>")
@may("raise")
def keep(key):
    """Keep what stands in the form, then do what the button says: find a child, leave it, or go on to check it."""
    if not KEY.fullmatch(key):
        abort(404)
    if led := Submission.led_to(me(), key):
        return ("", 204) if wants_piece() else redirect(led, 303)
    form = form_sent(key)
    is_well = form.validate()
    fields = fields_sent()
    draft = Draft.keep(me(), key, fields) if fields else None
    if wants_piece():
        return render_template("drafts/_kept.html", draft=draft) if draft else ("", 204)
    if draft is None or form.do.data == "continue":
        return go_on(form, key, is_well)
    if form.do.data == "keep":
        flash("Your draft is kept. Continue it when you are ready.")
        return redirect(url_for("drafts.index"), 303)
    return show_found(form, draft)


def go_on(form, key, is_well):
    """To the check of the concern, or back to the form with all that is missing."""
    try:
        Concern(form, me()).foresee()
    except Incomplete as refusal:
        form.take(refusal.problems)
    except Refusal as refusal:
        form.form_errors.append(refusal.sentence)
    if form.errors or not is_well:
        return show_form(form, 422)
    return redirect(url_for("draft_checks.show", key=key), 303)


def show_found(form, draft):
    """The form again, with the children that were found; what is not finished yet is not wrong yet."""
    for field in form:
        field.errors = []
    status = 200
    if form.do.data == "find" and not (form.find.data or "").strip():
        form.find.errors = ["Enter part of the child’s name, or a reference"]
        status = 422
    return show_form(form, status, draft=draft)
