"""What the reviewing officer answers when something has happened: bring the review forward, or not, because.

An answer moves no date by itself: after a yes one is led to the form that does.
"""

from flask import Blueprint, abort, url_for
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from models.child.caring import HAPPENINGS
from models.errors import Incomplete
from views.access import may
from views.children import change, find_child
from views.choices import choices
from views.form import Form, Text
from views.me import me

blueprint = Blueprint("child_answers", __name__)
FORWARD = ("Yes", "Bring the review forward", "The review comes first")  # answers after which a date is to be set
SAID = "Your answer is recorded for {}."
NOW_SET_IT = (
    " It moves no date by itself: now set the day by which the review is to be held, or go back and book its meeting."
)


class AnswerForm(Form):
    title = "What do you decide?"
    submit = "Record the answer"


@blueprint.route("/children/<int:child_id>/changes/<int:change_id>/answer", methods=["GET", "POST"])
@may("record a review")
def create(child_id, change_id):
    child = find_child(child_id)
    row, rules = next(((row, rules) for row, rules in child.asked() if row.id == change_id), (None, ()))
    if not rules:
        abort(404)
    form = asking(rules)()
    words = f": {row.after or row.words}" if row.after or row.words else ""
    form.explain = f"{HAPPENINGS[row.kind]}, {row.happened_on:%-d %B %Y}{words}."
    forward = any(form[f"answer_{n}"].data in FORWARD for n, _ in enumerate(rules, 1))
    said = SAID.format(child.reference) + (NOW_SET_IT if forward else "")
    do = lambda form, version: record(child, row, rules, form)
    return change(child, form, do, said, to_the_day(child.next_review) if forward else "")


def asking(rules):
    """The form's class with each question, its answers, and room for the reason."""
    fields = {"opens": {}}
    for n, rule in enumerate(rules, 1):
        offered = choices((answer, answer) for answer in rule.answers)
        fields[f"answer_{n}"] = RadioField(
            rule.label, [InputRequired("Choose an answer")], choices=offered, description=rule.text
        )
        fields[f"because_{n}"] = TextAreaField("Because", [Text(1000)])
        wanting = [answer for answer in rule.answers if answer.endswith("because")]
        if len(wanting) == 1:
            fields["opens"][f"answer_{n}"] = {wanting[0]: f"because_{n}"}
    return type("AnswerForm", (AnswerForm,), fields)


def record(child, row, rules, form):
    """Answer every question at once; what is wrong stands beside its question."""
    answers = {rule.key: (form[f"answer_{n}"].data, form[f"because_{n}"].data or "") for n, rule in enumerate(rules, 1)}
    names = {rule.key: f"because_{n}" for n, rule in enumerate(rules, 1)}
    try:
        child.answer(me(), row, answers)
    except Incomplete as refusal:
        raise Incomplete(**{names.get(k, k): words for k, words in refusal.problems.items()}) from refusal


def to_the_day(review):
    """Where the day is set by which the review is to be held: its own page, where it has begun already."""
    return url_for("reviews.show" if review.held_on else "review_changes.forward", review_id=review.id)
