"""A card, and the cards that have ended."""

from flask import Blueprint, abort, render_template, request

from models import Escalation, ProcedureVersion
from models.cards import lay
from models.emails.delivery import deliveries
from models.escalation.moves import moves
from views.access import may, signed_in
from views.finding import find
from views.me import me

blueprint = Blueprint("escalations", __name__)
PAGE = 50


@blueprint.get("/escalations/<int:number>")
@signed_in
def show(number):
    return render_template("escalations/show.html", **shown(find(number)))


@blueprint.get("/escalations")
@may("see cards")
def ended():
    """The ended cards of a board, the last raised first, fifty to a page."""
    asked = request.args.get("procedure")
    version = next((version for version in ProcedureVersion.raised_under() if version.key == asked), None) or abort(404)
    page = min(max(request.args.get("page", 1, type=int), 1), 10_000)
    found = Escalation.select().visible_to(me()).on_board(version.key).ended()
    cards = lay(found.paginate(page, PAGE), me())
    is_last = len(cards) < PAGE
    return render_template("escalations/ended.html", version=version, page=page, is_last=is_last, cards=cards)


def shown(escalation):
    """What the card's templates take."""
    main, others = moves(escalation, me())
    [card] = lay([escalation], me())
    entry = escalation.entry
    return {
        "escalation": escalation,
        "entry": entry,
        "card": card,
        "main": main,
        "moves": others,
        "person": me(),
        "deliveries": deliveries(entry) if escalation.opens("judge", me()) else [],
        "ladder": escalation.procedure.stages_for(escalation.kind or None),
    }
