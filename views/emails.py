"""The outbox as people see it: what waits too long, what was given up, and trying again."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from models import Email, Submission
from models.emails import postbox
from models.errors import Moved
from views.access import may
from views.form import Form
from views.me import me

blueprint = Blueprint("emails", __name__)


@blueprint.get("/emails")
@may("see emails")
def show():
    """Each by reference and name for the quality service; for administrators figures, the server's answers, and by name
    the invitations that have not arrived.
    """
    waiting, oldest = Email.waiting()
    return render_template(
        "emails/show.html", figures_alone=sees_figures_alone(), form=Form(), postbox=postbox.bound(),
        waiting=waiting, oldest=oldest, given_up=Email.given_up(), sent_twice=Email.sent_twice(),
        last_round=Email.last_round(), answers=Email.last_answers(),
        emails=Email.in_trouble_for(me()),
    )  # fmt: skip


@blueprint.post("/emails/<int:number>/retries")
@may("see emails")
def retry(number):
    """Have one of those that may be seen tried again."""
    email = next((email for email in Email.in_trouble_for(me()) if email.id == number), None) or abort(404)
    what = email.reference or f"The email to {email.person.name}"
    return done(lambda: email.try_again(me()), f"{what} will be tried again within a minute.")


@blueprint.post("/emails/retries")
@may("see emails")
def retry_all():
    """Have everything tried again, by whoever looks after the mail server."""
    if not sees_figures_alone():
        abort(403)
    return done(
        lambda: Email.try_all_again(me()), "Everything that waits or failed will be tried again within a minute."
    )


def sees_figures_alone():
    """True for somebody who looks after the mail server and sees no cards."""
    return "A" not in me().standing.letters("see emails")


def done(do, said):
    """Do it once for this form, and go back to the page, which says so."""
    form = Form()
    if not form.validate():
        abort(400)

    def once():
        do()
        return url_for("emails.show")

    try:
        Submission.once(me(), form.key.data, once)
    except Moved as refusal:
        said = refusal.sentence
    flash(said)
    return redirect(url_for("emails.show"), 303)
