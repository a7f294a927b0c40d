"""Actions that were agreed: adding one, and marking one as done."""

from flask import Blueprint
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from views.access import may
from views.acting import act, refuse
from views.choices import choices
from views.fields import DateParts
from views.finding import find
from views.form import Form, NotPast, Say, Text, line
from views.me import me

blueprint = Blueprint("actions", __name__)


class ActionForm(Form):
    title = "Add an action"
    submit = "Add the action"

    what = TextAreaField("What will be done", [Say("Enter what will be done"), Text()])
    who = StringField("Who will do it", [Say("Enter who will do it"), line()])
    by_when = DateParts("By when", [Optional(), NotPast()])


class DoneForm(Form):
    title = "Mark an action as done"
    submit = "Mark it as done"

    action = RadioField("Which action is done?", [InputRequired("Choose the action")], coerce=int)


@blueprint.route("/escalations/<int:number>/actions", methods=["GET", "POST"])
@may("record a contact")
def create(number):
    escalation = find(number)
    agree = lambda form: escalation.agree(me(), form.what.data, form.who.data, form.by_when.data)
    return act(escalation, ActionForm(), agree, f"The action is added to {escalation}.")


@blueprint.route("/escalations/<int:number>/actions/done", methods=["GET", "POST"])
@may("record a contact")
def done(number):
    escalation = find(number)
    still_open = {action.id: action for action in escalation.open_actions()}
    said = "The action is marked as done."
    if not still_open:
        refuse(escalation, said, 409, f"No action of {escalation} is still open.")
    form = DoneForm()
    form.action.choices = choices((a.id, f"{a.what} ({a.who})") for a in still_open.values())
    mark = lambda form: escalation.mark_done(me(), still_open[form.action.data])
    return act(escalation, form, mark, said)
