"""A form that is not on a card: check it, do what it asks for once, and go on; or show it with what is wrong."""

from flask import abort, flash, redirect, render_template, request

from models import Submission
from models.errors import Incomplete, Moved, NotYours, Questioned, Refusal
from views.form import KEY
from views.me import me


def send(form, do, page, **shown):
    """Show the form in this page, or do what it asks for. `do(form)` returns the address to go to and what is said.

    What the record refuses stands in the form, with what was typed: 422 for what is missing, 409 when somebody else
    was first.
    """
    status = 200
    if request.method == "POST":
        led = led_to(form)
        if led:
            return redirect(led, 303)
        status, led = tried(form, do)
        if led:
            return redirect(led, 303)
    return render_template(page, form=form, **shown), status


def led_to(form):
    """Where this form led when it was sent before, by a double click or from an old tab; None where it was not."""
    key = form.key.data or ""
    return Submission.led_to(me(), key) if KEY.fullmatch(key) else None


def tried(form, do):
    """(status, address to go to): do it once, or take what is refused into the form."""
    said = []

    def once():
        address, words = do(form)
        said.append(words)
        return address

    try:
        if form.validate():
            led = Submission.once(me(), form.key.data, once)
            for words in filter(None, said):
                flash(words)
            return 303, led
    except NotYours as refusal:
        abort(403, refusal.sentence)
    except Questioned as refusal:
        form.ask(refusal.questions)
    except Incomplete as refusal:
        form.take(refusal.problems)
    except Moved as refusal:
        form.form_errors.append(refusal.sentence)
        return 409, None
    except Refusal as refusal:
        form.form_errors.append(refusal.sentence)
    return 422, None
