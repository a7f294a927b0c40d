"""My own account: the password, and where else I am signed in."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from wtforms import PasswordField

from models import Session, SignInAttempt
from models.errors import Incomplete
from rules.passwords import fault
from views.access import signed_in
from views.form import Form, Say
from views.me import me
from views.password_links import new_password
from views.sending import send
from views.sessions import WAIT

blueprint = Blueprint("account", __name__)


class PasswordForm(Form):
    title = "Change your password"
    submit = "Change the password"

    current_password = PasswordField("Current password", [Say("Enter your current password")])
    password = new_password()


@blueprint.get("/account")
@signed_in
def show():
    return render_template("account/show.html", person=me(), sessions=Session.live_of(me()), here=current_user.session)


@blueprint.route("/account/password", methods=["GET", "POST"])
@signed_in
def change_password():
    form, status = PasswordForm(), 200
    if request.method == "POST":
        status = 422
        try:
            if form.validate():
                status = replace(form)
        except Incomplete as refusal:
            form.take(refusal.problems)
        if status == 303:
            flash("Your password is changed. Everywhere else you are signed out.")
            return redirect(url_for("account.show"), 303)
    return render_template("account/password.html", form=form), status


def replace(form):
    """Keep the new password. Returns 303, or 429 after too many guesses at the current one. Raises Incomplete."""
    person, address = me(), request.remote_addr or ""
    attempt = SignInAttempt.note(person.email or "", address, succeeded=False)
    if SignInAttempt.must_wait(person.email or "", address, besides=attempt):
        attempt.take_back()
        form.form_errors.append(WAIT)
        return 429
    if not person.is_password(form.current_password.data):
        raise Incomplete(current_password="This is not your current password")
    attempt.succeed()
    if problem := fault(form.password.data, person.name, person.email or "", current_app.config["SETTINGS"].council):
        raise Incomplete(password=problem)
    person.change_password(form.password.data, current_user.session)
    return 303


@blueprint.post("/account/sessions")
@signed_in
def end_others():
    def end(_form):
        me().end_sessions(but=current_user.session)
        return "/account", "You are signed out everywhere but here."

    return send(Form(), end, "account/show.html", person=me(), sessions=[], here=current_user.session)
