"""Raising a concern: under which procedure, the empty form, and the sending."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from models import Draft, Submission
from models.errors import Incomplete, Refusal
from views.access import may
from views.concern import Concern
from views.concern_fitting import fitted
from views.draft_form import digest, form_of, mine, show_form, way, ways_to_raise
from views.form import Form
from views.me import me
from views.review_concerns import keep_where_it_arose

blueprint = Blueprint("raising", __name__)


@blueprint.get("/escalations/new")
@may("raise")
def new():
    ways, asked = ways_to_raise(), request.args.get("procedure")
    of_one = [found for found in ways if found[0].key == asked]
    if asked and not of_one:
        abort(404)
    chosen = way(asked, request.args.get("kind", "")) or ((of_one or ways)[0] if len(of_one or ways) == 1 else None)
    drafts = Draft.of(me()).count()
    if chosen is None:
        return render_template("raising/choose.html", ways=of_one or ways, drafts=drafts)
    return show_form(fitted(*chosen, me(), None), drafts=drafts)


@blueprint.post("/escalations")
@may("raise")
def create():
    """Raise the draft of the form's key, once however often it is sent, and go to its card."""
    sent = Form()
    sent.validate()
    key = sent.key.data or ""
    if led := Submission.led_to(me(), key):
        flash("This concern was raised already. Nothing was sent twice.")
        return redirect(led, 303)
    draft = mine(key)
    if sent.version.data != digest(draft):
        flash("The draft has changed since you looked at it. Check it again.")
        return redirect(url_for("draft_checks.show", key=key), 303)
    form = form_of(draft)
    form.validate()
    try:
        return redirect(Submission.once(me(), key, lambda: send(draft, Concern(form, me()))), 303)
    except Incomplete as refusal:
        form.take(refusal.problems)
    except Refusal as refusal:
        form.form_errors.append(refusal.sentence)
    return show_form(form, 422, draft=draft)


def send(draft, concern):
    """Raise it and forget the draft. Returns the address of its card."""
    escalation = concern.raise_it()
    keep_where_it_arose(draft.key, escalation)
    draft.forget()
    entry, consents = escalation.entry, escalation.entry.stage.consents
    names = " and ".join(recipient.name for recipient in entry.answering)
    if entry.awaited:
        flash(f"{escalation} is raised. It is sent once {entry.raiser_name} takes it over.")
    elif consents:
        flash(f"{escalation} is raised. It is sent once this is recorded: {consents[0].label}.")
    else:
        flash(f"{escalation} is raised and sent to {names}." if names else f"{escalation} is raised.")
    return url_for("escalations.show", number=escalation.number)
