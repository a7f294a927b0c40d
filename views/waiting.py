"""What waits on me: the concerns across procedures, and what reviews ask of me, each soonest first. A manager's home."""

from itertools import groupby

from flask import Blueprint, render_template, request

from models import Confirmation, Notice
from models.asked import PAGE, WINDOW, Gathered
from models.cards import lay
from views.access import signed_in
from views.asked_links import link
from views.me import me

blueprint = Blueprint("waiting", __name__)
LAST = 10_000


@blueprint.get("/waiting")
@signed_in
def show():
    person = me()
    cards = [card for card in lay(person.escalations.open(), person) if card.waits_on_me]
    cards.sort(key=lambda card: card.place)
    asked = Gathered(person, min(max(request.args.get("page", 1, type=int), 1), LAST))
    told, roles = Notice.latest_for(person), list(Confirmation.waiting_on(person))
    return render_template(
        "waiting/show.html", cards=cards, told=told, roles=roles, person=person, asked=asked, groups=groups(asked),
        most=PAGE, window=WINDOW, link=lambda each: link(each, person),
    )  # fmt: skip


def groups(asked):
    """[(heading or London date, what is asked)]: what is overdue, to be answered, to be begun at once, then day by day."""
    late = [each for each in asked.owed if each.is_late]
    others = [each for each in asked.owed if not each.is_late]
    questions, at_once = (asked.questions, asked.at_once) if asked.page == 1 else ([], [])
    found = [("Overdue", late), ("For you to answer", questions), ("Start now", at_once)]
    found += [(day, list(rows)) for day, rows in groupby(others, key=lambda each: each.day)]
    return [group for group in found if group[1]]
