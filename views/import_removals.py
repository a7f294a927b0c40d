"""Throwing an import away that nobody wants to bring in."""

from flask import Blueprint, abort, flash, redirect, url_for

from models.errors import Refusal
from views.access import may
from views.import_finding import find_import
from views.imports import LOOK
from views.me import me

blueprint = Blueprint("import_removals", __name__)


@blueprint.post("/imports/<int:number>/removal")
@may(*LOOK)
def create(number):
    batch = find_import(number)
    try:
        batch.throw_away(me())
    except Refusal as refusal:
        abort(409, refusal.sentence)
    flash("Thrown away. Nothing was imported, and the file is gone.")
    return redirect(url_for("imports.index"), 303)
