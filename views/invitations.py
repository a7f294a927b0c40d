"""A one-time link for somebody to choose a password: emailed, or shown once to be handed over."""

from flask import Blueprint, abort, current_app, render_template, request, url_for

from models import PasswordLink
from views.access import may
from views.form import Form
from views.mailing import is_emailed
from views.me import me
from views.people import find_person
from views.sending import led_to, tried

blueprint = Blueprint("invitations", __name__)


class LinkForm(Form):
    title = "Invite them to sign in"
    submit = "Make the link"


@blueprint.route("/people/<int:person_id>/link", methods=["GET", "POST"])
@may("manage people")
def create(person_id):
    person = find_person(person_id)
    if person.disabled_at:
        abort(409, f"{person.name}’s account is closed. Open it again first.")
    form, status, made = LinkForm(), 200, []
    if person.password_hash:
        form.title = "Make a link to choose a new password"

    def make(_form):
        made.append(PasswordLink.make_for(person, me(), current_app.config["SECRET_KEY"]))
        return f"/people/{person.id}", ""

    if request.method == "POST" and not led_to(form):
        status, _ = tried(form, make)
    if made:
        address = "" if is_emailed() else address_of(made[0])
        return render_template("people/link.html", person=person, link=made[0], address=address)
    was_sent = request.method == "POST" and led_to(form) is not None
    page = "people/link_made.html" if was_sent else "people/invite.html"
    return render_template(page, person=person, form=form, emailed=is_emailed()), 200 if was_sent else status


def address_of(link):
    """The whole address of the link, for whoever hands it over."""
    path = url_for("password_links.create", token=link.token(current_app.config["SECRET_KEY"]))
    return (current_app.config["SETTINGS"].public_url or request.url_root.rstrip("/")) + path
