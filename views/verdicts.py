"""Saying whether an answer is accepted."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from views.access import may
from views.acting import act
from views.choices import choices
from views.finding import find
from views.form import Form, Text
from views.me import me

blueprint = Blueprint("verdicts", __name__)


class VerdictForm(Form):
    title = "Do you accept the answer?"
    explain = "After this you record the outcome, or move it to the next stage."
    submit = "Save"

    verdict = RadioField(
        "The answer", [InputRequired("Choose whether you accept the answer")],
        choices=choices([("accepted", "I accept it"), ("not accepted", "I do not accept it")]),
    )  # fmt: skip
    words = TextAreaField("Why (if you do not accept it)", [Text()])


@blueprint.route("/escalations/<int:number>/verdict", methods=["GET", "POST"])
@may("judge")
def create(number):
    escalation = find(number)
    form = VerdictForm()
    if escalation.entry.is_meeting:
        ask_about_the_meeting(form)
    return act(
        escalation, form, lambda form: escalation.entry.judge(me(), form.verdict.data, form.words.data),
        f"What you think of {'the meeting about' if escalation.entry.is_meeting else 'the answer to'} {escalation} is saved.",
    )  # fmt: skip


def ask_about_the_meeting(form):
    """A meeting is the answer: did it settle the concern?"""
    form.title, form.verdict.label.text = "Did the meeting settle it?", "The meeting"
    form.verdict.choices = choices([("accepted", "It is settled"), ("not accepted", "It is not settled")])
    form.words.label.text = "Why (if it is not settled)"
