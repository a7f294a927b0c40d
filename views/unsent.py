"""What I wrote and could not send: each form on its page again, or thrown away."""

from flask import Blueprint, flash, redirect, render_template, url_for

from models import Unsent
from views.access import signed_in
from views.form import Form
from views.me import me

blueprint = Blueprint("unsent", __name__)


@blueprint.get("/unsent")
@signed_in
def index():
    return render_template("unsent/index.html", forms=list(Unsent.of(me())))


@blueprint.get("/unsent/<key>")
@signed_in
def show(key):
    """To the page on which it stands, filled in; to anybody but its writer only who is signed in now."""
    unsent = key.isprintable() and Unsent.kept_for(me(), key)
    return redirect(unsent.page, 303) if unsent else (render_template("unsent/not_yours.html"), 404)


@blueprint.post("/unsent/<key>/removal")
@signed_in
def remove(key):
    Form().validate()
    Unsent.forget(me(), key)
    flash("What you had not sent is thrown away.")
    return redirect(url_for("unsent.index"), 303)
