"""Recording what came of advice or of a referral."""

from flask import Blueprint
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from models.base import now
from rules.london import london_date
from rules.words import time_words
from views.access import may
from views.acting import act, refuse
from views.choices import choices
from views.fields import DateParts
from views.finding import find
from views.form import Form, Given, Say, Text
from views.me import me

blueprint = Blueprint("referral_results", __name__)


class ResultForm(Form):
    submit = "Record it"

    referral = RadioField("Which one?", [InputRequired("Choose which one")], coerce=int)
    words = TextAreaField("What came of it", [Say("Enter what came of it"), Text()])
    came_on = DateParts("When you heard", [Given("Enter the date on which you heard")])


@blueprint.route("/escalations/<int:number>/referral/result", methods=["GET", "POST"])
@may("refer")
def create(number):
    escalation = find(number)
    waiting = {referral.id: referral for referral in escalation.open_referrals()}
    said = f"What came of it is recorded on {escalation}."
    if not waiting:
        refuse(escalation, said, 409, f"Nothing is open of {escalation} that was referred.")
    form = ResultForm(came_on=london_date(now()), referral=next(iter(waiting)) if len(waiting) == 1 else None)
    form.title = f"What came of it at {escalation.procedure.referral.body}"
    named = (
        (r.id, f"{'Advice' if r.is_advice else 'Referral'} of {time_words(r.happened_at, now())}")
        for r in waiting.values()
    )
    form.referral.choices = choices(named)

    def record(form):
        escalation.record_what_came(me(), waiting[form.referral.data], form.words.data, form.came_on.data)

    return act(escalation, form, record, said)
