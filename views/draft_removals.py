"""Throwing a draft away."""

from flask import Blueprint, flash, redirect, url_for

from views.access import may
from views.draft_form import mine
from views.form import Form

blueprint = Blueprint("draft_removals", __name__)


@blueprint.post("/drafts/<key>/removal")
@may("raise")
def create(key):
    draft = mine(key)
    Form().validate()
    draft.forget()
    flash("The draft is thrown away.")
    return redirect(url_for("drafts.index"), 303)
