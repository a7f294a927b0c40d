"""How a child's next review was worked out: every rule that was weighed, and each day counted."""

from flask import Blueprint, render_template

from models.base import now
from models.child.footprint import READ
from models.child.outlook import Outlook
from models.ledger import since_words
from rules.london import london_date
from rules.reviews import apart, lasted
from views.access import may
from views.children import SEE, find_child
from views.me import me

blueprint = Blueprint("next_reviews", __name__)
blueprint.add_app_template_filter(since_words, "since_words")
blueprint.add_app_template_filter(apart, "apart")
blueprint.add_app_template_filter(lambda since: lasted(since, london_date(now())), "lasted")


@blueprint.get("/children/<int:child_id>/next-review")
@may(SEE)
def show(child_id):
    child = find_child(child_id, SEE)
    reads = child.opens(READ, me())
    return render_template("next_reviews/show.html", child=child, outlook=Outlook(child), reads=reads)
