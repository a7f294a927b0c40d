"""The board, and the poll that brings it up to date."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

from models import ClockGap, Heartbeat, ProcedureVersion
from models.board import FILTERS, Board
from views.access import may
from views.errors import wants_piece
from views.me import me

blueprint = Blueprint("board", __name__)


@blueprint.get("/board")
@may("see cards")
def show():
    board = board_asked_for()
    if board is None:
        return render_template("board/none.html")
    return render_template("board/show.html", checked_at=Heartbeat.last(), gap=ClockGap.lately(), **shown(board))


@blueprint.get("/board/columns")
@may("see cards")
def poll():
    """204 while the reader has seen the present state; otherwise the columns, and what others did meanwhile."""
    board = board_asked_for() or abort(404)
    if not wants_piece():
        return redirect(url_for("board.show", **address(board)), 303)
    seen = request.args.get("seen", "")
    if seen == board.state:
        return "", 204
    return render_template("board/_changed.html", news=board.news_since(seen), **shown(board))


def board_asked_for():
    """The board that the address names, the first one in force otherwise; None where no procedure is loaded."""
    versions = ProcedureVersion.raised_under()
    asked = request.args.get("procedure")
    version = next((v for v in versions if v.key == asked), None if asked else next(iter(versions), None))
    if asked and version is None:
        abort(404)
    return version and Board(me(), version, request.args.get("show", "all"), request.args.getlist("more"))


def shown(board):
    """What the board's templates take."""
    asked = request.args.get("stage")
    first = next((column for column in board.columns if any(card.is_overdue for card in column.cards)), None)
    first = first or next((column for column in board.columns if column.cards), board.columns[0])
    chosen = asked if asked in [column.stage.key for column in board.columns] else first.stage.key
    return {
        "board": board,
        "boards": ProcedureVersion.raised_under(),
        "filters": FILTERS,
        "chosen_stage": chosen,
        "address": lambda **changed: url_for("board.show", **address(board, **changed)),
        "poll_address": url_for("board.poll", seen=board.state, **address(board)),
        "may_raise": bool(me().standing.letters("raise")),
    }


def address(board, **changed):
    """The query that leads to this board as it is shown, with these parts changed."""
    query = {
        "procedure": board.version.key,
        "show": board.chosen,
        "stage": request.args.get("stage"),
        "more": board.more,
    }
    return {name: value for name, value in (query | changed).items() if value and value != "all"}
