"""The council's own: what it is called, when it is closed, and the procedures it works by."""

from flask import Blueprint, current_app, render_template, request, url_for
from wtforms import SelectField, StringField
from wtforms.validators import Optional

from models import ClosureDay, CouncilSetting, ProcedureVersion
from models.base import now
from models.council_setting import ACTION, DIVISIONS, NAMES
from rules.london import london_date
from rules.procedures import check
from views.access import may
from views.choices import choices
from views.closure_days import dates_changed
from views.form import Form, line
from views.me import me
from views.sending import send

blueprint = Blueprint("council", __name__)


class CouncilForm(Form):
    title = "Change the council’s details"
    submit = "Keep the changes"

    name = StringField(NAMES["name"], [line()], description="Stands at the top of every page")
    record_system = StringField(
        NAMES["record_system"], [line()], description="For example, Mosaic or LCS. A procedure may name another"
    )
    out_of_hours = StringField(
        NAMES["out_of_hours"], [line()], description="Shown on urgent cards whose procedure names nobody"
    )
    calendar_division = SelectField(
        NAMES["calendar_division"], [Optional()], choices=choices([("", "As each procedure says"), *DIVISIONS.items()]),
        description="Open deadlines are worked out again when this changes",
    )  # fmt: skip


@blueprint.get("/council")
@may(ACTION)
def show():
    days = list(ClosureDay.standing())
    today = london_date(now())
    procedures = [(version, check(version.procedure, today)) for version in ProcedureVersion.in_force()]
    return render_template(
        "council/show.html", standing=CouncilSetting.standing(), names=NAMES, divisions=DIVISIONS,
        default=current_app.config["SETTINGS"].council, past=list(CouncilSetting.past().limit(50)),
        days=[day for day in days if day.day >= today], gone=[day for day in days if day.day < today],
        procedures=procedures, today=today,
    )  # fmt: skip


@blueprint.route("/council/details", methods=["GET", "POST"])
@may(ACTION)
def update():
    form = CouncilForm(data=CouncilSetting.standing())
    if request.method == "GET":
        form.version.data = str(CouncilSetting.version())
    return send(form, change, "council/form.html")


def change(form):
    """Keep what changed. Returns where to go and what is said."""
    changed = CouncilSetting.change(me(), form.opened_on, **{name: form[name].data or "" for name in NAMES})
    return url_for("council.show"), f"The changes are kept.{dates_changed(changed)}"
