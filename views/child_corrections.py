"""The wrong child was chosen: which one, and who is right, by the reference of the record system."""

from flask import Blueprint, abort
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from models.errors import Incomplete
from views.access import may
from views.acting import act, refuse
from views.choices import choices
from views.finding import find
from views.form import Form, Say, Text
from views.me import me

blueprint = Blueprint("child_corrections", __name__)
NOT_FOUND = "No child of yours has this reference. Check it, or ask the quality service to correct the child"


class ChildCorrectionForm(Form):
    title = "It is about another child"
    explain = (
        "What was written is then about the right child. Nothing of it stays on the wrong child, and whoever saw it only "
        "because of that child no longer can."
    )
    submit = "Correct the child"

    wrong = RadioField("Who was chosen by mistake?", [InputRequired("Choose who was chosen by mistake")])
    reference = StringField(
        "Reference of the right child", [Say("Enter the reference of the right child"), Text(40, lines=False)],
        description="From the record system. You can look it up under Children",
    )  # fmt: skip
    sure = RadioField("Is this the child?", [Optional()], choices=choices([("yes", "Yes"), ("no", "No")]))
    why = TextAreaField(
        "How did it happen?", [Say("Enter how the wrong child came to be chosen"), Text()],
        description="Everybody who sees this concern can read it: do not name the wrong child",
    )  # fmt: skip


@blueprint.route("/escalations/<int:number>/child", methods=["GET", "POST"])
@may("correct the child")
def create(number):
    escalation = find(number)
    said = f"The child of {escalation} is corrected."
    if not escalation.opens("correct the child", me()):
        abort(403)
    here = {str(child.id): child for child in escalation.children}
    if not here:
        refuse(escalation, said, 409, f"{escalation} is about no child.")
    form = ChildCorrectionForm(wrong=next(iter(here)) if len(here) == 1 else None)
    form.wrong.choices = choices((key, f"{child.initials}, {child.reference}") for key, child in here.items())
    right = me().children_to_raise_for.with_reference(form.reference.data or "")
    if right:
        form.sure.label.text = f"Is this the child: {right.name}, born {right.born:%-d %B %Y}?"
    else:
        del form.sure
    return act(escalation, form, lambda form: correct(escalation, here, right, form), said)


def correct(escalation, here, right, form):
    """Correct the child, once somebody has looked at who has that reference."""
    if right is None:
        raise Incomplete(reference=NOT_FOUND)
    if form.sure.data != "yes":
        raise Incomplete(sure="Say whether this is the child")
    try:
        escalation.correct_child(me(), here[form.wrong.data], right, form.why.data)
    except Incomplete as refusal:
        raise Incomplete(
            **{{"child": "reference"}.get(k, k): words for k, words in refusal.problems.items()}
        ) from refusal
