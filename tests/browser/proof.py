"""A small application that answers in every way htmx must cope with, by the recipe of docs/htmx.md."""

from flask import Blueprint, abort, redirect, render_template, request, url_for

blueprint = Blueprint("proof", __name__, template_folder="templates")
ledger = {"version": 1, "sent": []}


def room():
    """The blueprint, with its ledger empty again."""
    ledger.update(version=1, sent=[])
    return blueprint


@blueprint.get("/proof")
def show():
    return render_template("proof/page.html", text="", **ledger)


@blueprint.get("/proof/elsewhere")
def elsewhere():
    return render_template("proof/elsewhere.html")


@blueprint.get("/proof/board")
def poll():
    """204 while the reader has the present version."""
    if not request.htmx:
        return redirect(url_for("proof.show"))
    if request.args.get("v", type=int) == ledger["version"]:
        return "", 204
    return render_template("proof/_changed.html", said="Something has changed.", **ledger)


@blueprint.post("/proof/notes")
def create():
    """Whatever the form's `how` asks for."""
    how, text = request.form["how"], request.form["text"]
    if how in ("404", "503", "401", "413"):
        abort(int(how))
    if how == "204":
        return "", 204
    if how == "proxy":
        return "<html><body><h1>Bad gateway</h1></body></html>", 502
    if how in ("422", "409"):
        return render_template("proof/_refused.html", how=how, text=text), int(how)
    ledger["sent"].append(text)
    ledger["version"] += 1
    if how == "redirect" or not request.htmx:
        return redirect(url_for("proof.elsewhere"), 303)
    return render_template("proof/_changed.html", said="Your note was added.", **ledger)
