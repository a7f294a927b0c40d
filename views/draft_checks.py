"""A concern as it will be sent: to whom, due when and counted how."""

from flask import Blueprint, redirect, render_template, url_for

from models.base import now
from models.errors import Refusal
from models.escalation.contacting import MEANS
from models.ledger import Ledger
from rules.procedure.clock_words import clock_words
from views.access import may
from views.concern import Concern
from views.draft_form import digest, form_of, mine
from views.me import me

blueprint = Blueprint("draft_checks", __name__)


@blueprint.get("/drafts/<key>/check")
@may("raise")
def show(key):
    draft = mine(key)
    form = form_of(draft, meta={"csrf": False})
    concern = Concern(form, me())
    try:
        foreseen = concern.foresee() if form.validate() else None
    except Refusal:
        foreseen = None
    if foreseen is None:
        return redirect(url_for("drafts.show", key=key), 303)
    return render_template(
        "raising/check.html", draft=draft, version=digest(draft), concern=concern, form=form, means=MEANS,
        procedure=form.protocol, worked_out_at=now(), **what_starts(foreseen),
    )  # fmt: skip


def what_starts(foreseen):
    """The clocks that would run, each with its working, and in words those that start later."""
    procedure, stage = foreseen.procedure, foreseen.entry.stage
    running = [Ledger(deadline, foreseen.happened_at) for deadline in foreseen.limits]
    return {
        "foreseen": foreseen,
        "ledgers": running,
        "later": [clock_words(clock, procedure, stage) for clock in foreseen.later],
    }
