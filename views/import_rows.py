"""The rows of an import, a hundred at a time: what would come of them, or what came."""

from flask import Blueprint, render_template, request

from models import ImportRow
from views.access import may
from views.import_finding import find_import
from views.imports import LOOK
from views.me import me

blueprint = Blueprint("import_rows", __name__)

OUTCOMES = ("added", "changed", "left")
ON_A_PAGE = 100


@blueprint.get("/imports/<int:number>/rows")
@may(*LOOK)
def index(number):
    batch = find_import(number)
    outcome = request.args.get("of") if request.args.get("of") in OUTCOMES else OUTCOMES[0]
    if batch.is_waiting:
        rows = batch.foresee(me()).of(outcome)
    else:
        rows = batch.rows.where(ImportRow.outcome == outcome).order_by(ImportRow.of_table, ImportRow.row)
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = min(max(_number(request.args.get("page", "")), 1), pages)
    shown = rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return render_template("imports/rows.html", batch=batch, outcome=outcome, rows=shown, page=page, pages=pages)


def _number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
