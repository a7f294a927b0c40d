"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, session
from flask_login import current_user, login_user, logout_user
from wtforms import EmailField, HiddenField, PasswordField

from models import Person, Session, SignInAttempt
from views.access import public
from views.form import Form, Say, line
from views.me import SignedIn
from views.safe_paths import safe_next

blueprint = Blueprint("sessions", __name__)

WRONG = "The email address or the password is not right. Check both and try again."
WAIT = "There were too many tries. Wait 5 minutes, then try again."


class SignInForm(Form):
    email = EmailField("Email address", [Say("Enter your email address"), line()])
    password = PasswordField("Password", [Say("Enter your password")])
    next = HiddenField()


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def create():
    form = SignInForm(next=safe_next(request.args.get("next")))
    if request.method == "GET":
        return render_template("sessions/sign_in.html", form=form, unsent="unsent" in request.args)
    status = 422
    if form.validate():
        status = sign_in(form)
        if status == 303:
            return redirect(safe_next(form.next.data), 303)
    return render_template("sessions/sign_in.html", form=form), status


@blueprint.post("/sign-out")
@public
def destroy():
    if current_user.is_authenticated:
        current_user.session.end()
        logout_user()
    session.clear()
    return redirect("/sign-in", 303)


def sign_in(form):
    """Start a session for who this is. Returns the status of the answer: 303, 422 or 429."""
    email, address = form.email.data, request.remote_addr or ""
    # It stands before the password is looked at, so that twenty tries at once are no more than ten guesses.
    attempt = SignInAttempt.note(email, address, succeeded=False)
    if SignInAttempt.must_wait(email, address, besides=attempt):
        attempt.take_back()
        form.form_errors.append(WAIT)
        return 429
    person = Person.who_signs_in(email, form.password.data)
    if person is None:
        form.form_errors.append(WRONG)
        return 422
    attempt.succeed()
    if current_user.is_authenticated:
        current_user.session.end()
    begin(person)
    return 303


def begin(person):
    """A new session for this person in this browser."""
    session.clear()  # nothing of whoever sat here before
    token = Session.start(person)
    login_user(SignedIn(token, Session.live(token)))
