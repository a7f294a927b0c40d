"""What waits on me, across procedures, soonest first: a manager's home."""

from flask import Blueprint, render_template

from models import Confirmation, Notice
from models.cards import lay
from views.access import signed_in
from views.me import me

blueprint = Blueprint("waiting", __name__)


@blueprint.get("/waiting")
@signed_in
def show():
    person = me()
    cards = [card for card in lay(person.escalations.open(), person) if card.waits_on_me]
    cards.sort(key=lambda card: card.place)
    told, roles = Notice.latest_for(person), list(Confirmation.waiting_on(person))
    return render_template("waiting/show.html", cards=cards, told=told, roles=roles, person=person)
