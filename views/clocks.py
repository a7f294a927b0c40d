"""All the clocks of a card, whatever became of them, each with how it was counted."""

from flask import Blueprint, render_template

from models.ledger import days
from models.ledgers import ledgers
from views.access import signed_in
from views.finding import find
from views.me import me

blueprint = Blueprint("clocks", __name__)
blueprint.add_app_template_filter(days, "days")

SECTIONS = {
    "Running": ("overdue", "due today", "running", "passed"),
    "Done": ("done",),
    "Ended or replaced": ("ended", "replaced"),
}


@blueprint.get("/escalations/<int:number>/clocks")
@signed_in
def show(number):
    escalation = find(number)
    found = ledgers(escalation, me())
    sections = {title: [clock for clock in found if clock.state in states] for title, states in SECTIONS.items()}
    return render_template("clocks/show.html", escalation=escalation, sections=sections)
