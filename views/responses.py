"""Answering in writing."""

from flask import Blueprint
from wtforms import StringField, TextAreaField
from wtforms.validators import Optional

from views.access import may
from views.acting import act
from views.fields import DateParts
from views.finding import find
from views.form import Form, NotPast, Say, Text, line
from views.me import me
from views.recipients import mine

blueprint = Blueprint("responses", __name__)


class ResponseForm(Form):
    title = "Your answer"
    explain = "Say what has been done and what will be done. Answering also acknowledges."
    submit = "Send the answer"

    words = TextAreaField("What is your answer?", [Say("Enter your answer"), Text()])
    action = TextAreaField("What will be done (if anything is still to do)", [Text()])
    action_who = StringField("Who will do it", [line()])
    action_by = DateParts("By when", [Optional(), NotPast()])

    def actions(self):
        """The action agreed with the answer, as a list of none or one."""
        if not self.action.data.strip():
            return []
        return [{"what": self.action.data, "who": self.action_who.data or me().name, "by_when": self.action_by.data}]


@blueprint.route("/escalations/<int:number>/response", methods=["GET", "POST"])
@may("respond")
def create(number):
    escalation = find(number)
    said = f"Your answer to {escalation} is sent to {escalation.raiser.name}."
    recipient = mine(escalation, said)
    return act(escalation, ResponseForm(), lambda form: recipient.respond(me(), form.words.data, form.actions()), said)
