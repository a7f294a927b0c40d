"""Withdrawing a concern."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("withdrawals", __name__)


class WithdrawalForm(Form):
    title = "Withdraw this concern"
    explain = "For a concern that should not have been raised. It leaves the board and stays in the record."
    submit = "Withdraw it"

    words = TextAreaField("Why it is withdrawn", [Say("Enter why it is withdrawn"), Text()])


@blueprint.route("/escalations/<int:number>/withdrawal", methods=["GET", "POST"])
@may("withdraw")
def create(number):
    escalation = find(number)
    withdraw = lambda form: escalation.close(me(), "withdrawn", form.words.data)
    return act(escalation, WithdrawalForm(), withdraw, f"{escalation} is withdrawn.")
