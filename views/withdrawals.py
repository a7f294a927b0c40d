"""Withdrawing a concern."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.acting import act
from views.finding import find
from views.form import Form, Say, Text
from views.me import me
from views.outcomes import ask_why_not_escalated

blueprint = Blueprint("withdrawals", __name__)


class WithdrawalForm(Form):
    title = "Withdraw this concern"
    explain = "For a concern that should not have been raised. It leaves the board and stays in the record."
    submit = "Withdraw it"

    words = TextAreaField("Why it is withdrawn", [Say("Enter why it is withdrawn"), Text()])
    not_escalated = TextAreaField("Why it is not escalated", [Text()])


@blueprint.route("/escalations/<int:number>/withdrawal", methods=["GET", "POST"])
@may("withdraw")
def create(number):
    escalation = find(number)
    form = WithdrawalForm()
    ask_why_not_escalated(form, escalation, bool(escalation.escalation_expected_under))

    def withdraw(form):
        why_not = form.not_escalated.data if "not_escalated" in form else ""
        escalation.close(me(), "withdrawn", form.words.data, not_escalated=why_not)

    return act(escalation, form, withdraw, f"{escalation} is withdrawn.")
