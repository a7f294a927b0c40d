"""Choosing a password by a one-time link. Opening it changes nothing: only sending the form does."""

from flask import Blueprint, current_app, redirect, render_template, request
from flask_login import current_user
from wtforms import PasswordField

from models import PasswordLink, SignInAttempt
from models.errors import Incomplete, Refusal
from views.access import public
from views.form import Form, Say
from views.sessions import WAIT, begin

blueprint = Blueprint("password_links", __name__)


def new_password():
    """The field in which a new password is chosen."""
    hint = "12 characters or more. Three or more words are easy to remember. Spaces and pasting are fine."
    return PasswordField("New password", [Say("Enter a new password")], description=hint)


class ChooseForm(Form):
    password = new_password()


@blueprint.route("/sign-in/link/<token>", methods=["GET", "POST"])
@public
def create(token):
    link, form, status = PasswordLink.live(token), ChooseForm(), 200
    if request.method == "POST":
        status = choose(link, form)
        if status == 303:
            return redirect("/", 303)
    if link is None or status == 404:
        return render_template("password_links/none.html"), 404
    return render_template("password_links/create.html", form=form, person=link.person), status


def choose(link, form):
    """Use the link, and sign in. Returns the status of the answer: 303, 404, 422 or 429."""
    address = request.remote_addr or ""
    attempt = SignInAttempt.note(f"link {link.id if link else ''}", address, succeeded=False)
    if SignInAttempt.must_wait(f"link {link.id}" if link else "", address, besides=attempt):
        attempt.take_back()
        form.form_errors.append(WAIT)
        return 429
    if link is None:
        return 404
    if not form.validate():
        return 422
    try:
        link.choose(form.password.data, current_app.config["SETTINGS"].council)
    except Incomplete as refusal:
        form.take(refusal.problems)
        return 422
    except Refusal:
        return 404
    attempt.succeed()
    if current_user.is_authenticated:
        current_user.session.end()
    begin(link.person)
    return 303
