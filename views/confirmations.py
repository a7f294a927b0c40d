"""Roles that see children, waiting for a QA Head of Service to confirm or refuse them."""

from flask import Blueprint, abort, render_template

from models import Confirmation
from rules.role_words import ROLE_WORDS
from views.access import may
from views.form import Form
from views.me import me
from views.people_forms import RefusalForm
from views.sending import send

blueprint = Blueprint("confirmations", __name__)


class ConfirmForm(Form):
    title = "Confirm it"
    submit = "Confirm"


@blueprint.get("/roles")
@may("confirm roles")
def index():
    return render_template("confirmations/index.html", waiting=list(Confirmation.waiting_on(me())), roles=ROLE_WORDS)


@blueprint.route("/roles/<int:asked_id>", methods=["GET", "POST"])
@may("confirm roles")
def create(asked_id):
    """Confirm one."""
    asked = find_asked(asked_id)

    def confirm(_form):
        asked.confirm(me())
        return "/roles", f"{asked.holding.person} has the role now: {asked.holding.post.in_full}."

    return send(ConfirmForm(), confirm, "confirmations/create.html", asked=asked, role=ROLE_WORDS)


@blueprint.route("/roles/<int:asked_id>/refusal", methods=["GET", "POST"])
@may("confirm roles")
def refuse(asked_id):
    asked = find_asked(asked_id)

    def refuse_it(form):
        asked.refuse(me(), form.why.data)
        return "/roles", f"Refused. {asked.asked_by} sees your reason."

    return send(RefusalForm(), refuse_it, "confirmations/create.html", asked=asked, role=ROLE_WORDS)


def find_asked(asked_id):
    """What was asked under that id; 404 where there is nothing, or nothing for this person."""
    everything = Confirmation.select().where(Confirmation.id == asked_id)
    return (everything.first() if me().standing.letters("confirm roles") else None) or abort(404)
