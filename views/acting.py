"""One press on a card: check the form, do it once, redraw what changed or go back to the card."""

from flask import abort, flash, make_response, redirect, render_template, request, url_for

from models import Submission
from models.errors import Incomplete, Moved, NotYours, Refusal
from models.escalation.refusing import why_not
from views.errors import wants_piece
from views.escalations import shown
from views.form import KEY
from views.me import me


def act(escalation, form, do, said):
    """Show the form, or say at once that it could only be refused; or do what it asks for. `said` is the sentence for the status
    region, or works it out afterwards.

    What the record refuses stands in the form, with what was typed: 422 for what is missing, 409 when somebody
    else was first.
    """
    status = 200
    if request.method == "GET" and (sentence := why_not(escalation, request.blueprint)):
        abort(409, sentence)
    if request.method == "POST":
        status = 303 if was_sent() else tried(escalation, form, do)
    if status == 303:
        return done(escalation, said)
    if not form.unsent:  # what was written before has its own version: what changed since is still to be said
        form.version.data = str(escalation.version())
    return show_form(escalation, form, status)


def tried(escalation, form, do):
    """Do what the form asks for. Returns 303; or 422 or 409, with what is refused in the form."""
    try:
        _check_current(escalation, form)  # first: what an old form offers may be no choice any more
        if form.validate():
            Submission.once(me(), form.key.data, lambda: _current(escalation, form, do))
            return 303
    except NotYours as refusal:
        abort(403, refusal.sentence)
    except Incomplete as refusal:
        form.take(refusal.problems)
    except Moved as refusal:
        form.conflict = refusal
        return 409
    except Refusal as refusal:
        form.form_errors.append(refusal.sentence)
    return 422


def refuse(escalation, said, status, sentence):
    """Refuse with this sentence, unless it is the second press of a form that was sent: then it is done."""
    abort(make_response(done(escalation, said)) if was_sent() else status, sentence)


def was_sent():
    """True for a form that was sent before, by a double click or from an old tab."""
    key = request.form.get("key", "")
    return request.method == "POST" and bool(KEY.fullmatch(key)) and Submission.led_to(me(), key) is not None


def show_form(escalation, form, status=200):
    """The form as a page, or as the piece of the card in which it opens."""
    page = "escalations/_acting.html" if wants_piece() else "escalations/acting.html"
    return render_template(page, escalation=escalation, form=form), status


def done(escalation, said):
    """The card redrawn with the sentence said, or the way back to it."""
    said = said() if callable(said) else said
    if wants_piece():
        found = me().escalations.numbered(escalation.number) or abort(404)
        return render_template("escalations/_changed.html", said=said, **shown(found))
    flash(said)
    return redirect(url_for("escalations.show", number=escalation.number), 303)


def _current(escalation, form, do):
    """Do it with the card's board held, unless the card has moved since the form was opened. Returns its address."""
    with escalation.changing(quietly=form.quiet):
        _check_current(escalation, form)
        do(form)
    return url_for("escalations.show", number=escalation.number)


def _check_current(escalation, form):
    if moved := escalation.moved_since(form.opened_on, me()):
        raise Moved("This card has changed since you opened it. Nothing was saved yet.", moved)
