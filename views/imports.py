"""Imports: the list, a new one, and what one would do or has done."""

import csv
import io

from flask import Blueprint, flash, redirect, render_template, request, url_for

from models import Import
from models.importing.foreseeing import foresee
from rules.imports import escaped
from views import errors
from views.access import may
from views.import_finding import find_import
from views.import_form import CommitForm, UploadForm
from views.me import me
from views.navigation import may_go

blueprint = Blueprint("imports", __name__)

LOOK = ("preview an import", "manage people")
SHOWN = 50  # of each list on the page; the rest is on a page of its own or in the file
TOO_LARGE = (
    "This is too much at once: 20 megabytes at most, and 10 in one file. Split it, and import the parts in turn."
)


@blueprint.get("/imports")
@may(*LOOK)
def index():
    return render_template("imports/index.html", batches=Import.visible_to(me()))


@blueprint.route("/imports/new", methods=["GET", "POST"])
@may(*LOOK)
def new():
    form = UploadForm().for_person(me())
    if request.method == "POST" and form.validate():
        files = form.read()
        unreadable = [
            p for p in foresee(form.kind.data, [data for _, data in files], me()).problems if p.is_of_the_file
        ]
        if not unreadable:
            return kept(Import.preview(me(), form.kind.data, files))
        form.files.errors = [str(problem) for problem in unreadable]
    return render_template("imports/new.html", form=form), 422 if request.method == "POST" else 200


def kept(batch):
    """The way to the import, which may be one that is in or waits already."""
    if batch.committed_at:
        flash("This file was imported already. Nothing was changed.")
    return redirect(url_for("imports.show", number=batch.id), 303)


@blueprint.get("/imports/<int:number>")
@may(*LOOK)
def show(number):
    return show_import(find_import(number))


def show_import(batch, form=None, status=200):
    """The page of an import, with what it would do while it waits."""
    plan = batch.foresee(me()) if batch.is_waiting else None
    form = (form or CommitForm()).offer(plan) if plan else None
    if form:
        form.version.data = str(plan.version)
    shown = {"why_not": batch.why_not_by(me()) if plan else "", "most": SHOWN}
    shown["uninvited"] = batch.uninvited() if may_go("manage people") else []
    return render_template("imports/show.html", batch=batch, plan=plan, form=form, **shown), status


@blueprint.get("/imports/<int:number>/problems.csv")
@may(*LOOK)
def problems(number):
    """The problems as a file, by row and reference, without any name."""
    plan = find_import(number, waiting=True).foresee(me())
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(["table", "row", "column", "reference", "problem"])
    for problem in plan.problems:
        cells = (problem.table, str(problem.row or ""), problem.column, problem.identifier, problem.sentence)
        lines.writerow([escaped(cell) for cell in cells])
    name = {"Content-Disposition": f"attachment; filename=import-{number}-problems.csv"}
    return text.getvalue().encode("utf-8-sig"), {"Content-Type": "text/csv; charset=utf-8"} | name


@blueprint.errorhandler(413)
def too_large(error):
    """The form again, with why the files were not taken; for somebody who may not send any, what everybody is told."""
    if not may_go(*LOOK):
        return errors.show(error)
    form = UploadForm(formdata=None).for_person(me())
    form.files.errors = [TOO_LARGE]
    return render_template("imports/new.html", form=form), 413
