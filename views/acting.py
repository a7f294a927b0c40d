"""One press on a card: check the form, do it once, redraw what changed or go back to the card."""

from flask import abort, flash, redirect, render_template, request, url_for

from models import Submission
from models.errors import Incomplete, Moved, NotYours, Refusal
from views.errors import wants_piece
from views.escalations import shown
from views.me import me


def act(escalation, form, do, said):
    """Show the form, or do what it asks for. `said` is the sentence for the status region.

    What the record refuses stands in the form, with what was typed: 422 for what is missing, 409 when somebody
    else was first.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.validate():
            try:
                Submission.once(me(), form.key.data, lambda: _current(escalation, form, do))
                return done(escalation, said)
            except NotYours as refusal:
                abort(403, refusal.sentence)
            except Incomplete as refusal:
                form.take(refusal.problems)
            except Moved as refusal:
                status = 409
                form.conflict = refusal
            except Refusal as refusal:
                form.form_errors.append(refusal.sentence)
    form.version.data = str(escalation.version())
    return show_form(escalation, form, status)


def show_form(escalation, form, status=200):
    """The form as a page, or as the piece of the card in which it opens."""
    page = "escalations/_acting.html" if wants_piece() else "escalations/acting.html"
    return render_template(page, escalation=escalation, form=form), status


def done(escalation, said):
    """The card redrawn with the sentence said, or the way back to it."""
    if wants_piece():
        found = me().escalations.numbered(escalation.number) or abort(404)
        return render_template("escalations/_changed.html", said=said, **shown(found))
    flash(said)
    return redirect(url_for("escalations.show", number=escalation.number), 303)


def _current(escalation, form, do):
    """Do it with the card's board held, unless the card has moved since the form was opened. Returns its address."""
    with escalation.changing():
        if moved := escalation.moved_since(form.opened_on, me()):
            raise Moved("This card has changed since you opened it. Nothing was saved yet.", moved)
        do(form)
    return url_for("escalations.show", number=escalation.number)
