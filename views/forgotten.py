"""A forgotten password: one answer, after the same time, whoever's address it is."""

from flask import Blueprint, current_app, render_template, request
from wtforms import EmailField

from models import PasswordLink, Person, SignInAttempt
from models.errors import Refusal
from views.access import public
from views.form import Form, Say, line
from views.mailing import is_emailed
from views.sessions import WAIT

blueprint = Blueprint("forgotten", __name__)


class ForgottenForm(Form):
    email = EmailField("Email address", [Say("Enter your email address"), line()])


@blueprint.route("/sign-in/forgotten", methods=["GET", "POST"])
@public
def create():
    form, status = ForgottenForm(), 200
    if not is_emailed():
        return render_template("forgotten/ask.html"), 200 if request.method == "GET" else 409
    if request.method == "POST":
        status = 422
        if form.validate():
            status = ask(form)
        if status == 200:
            return render_template("forgotten/asked.html")
    return render_template("forgotten/create.html", form=form), status


def ask(form):
    """Make the link where the address is somebody's who may sign in. Returns 200, or 429 after too many tries."""
    email, address = form.email.data, request.remote_addr or ""
    attempt = SignInAttempt.note(f"forgotten {email}", address, succeeded=False)
    if SignInAttempt.must_wait(f"forgotten {email}", address, besides=attempt):
        attempt.take_back()
        form.form_errors.append(WAIT)
        return 429
    person = Person.with_email(email)
    Person.who_signs_in(email, "")  # as long as a password takes, beside which making a link is nothing
    if person is not None and person.may_sign_in:
        try:
            PasswordLink.make_for(person, None, current_app.config["SECRET_KEY"])
        except Refusal:
            current_app.logger.info("no link: the account was closed meanwhile")
    return 200
