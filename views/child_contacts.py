"""A contact with a child outside visits, a midway check, or what came of a visit (req 2.65, 2.68, 2.69)."""

from flask import Blueprint
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from models.child.footprint import CONTACTS
from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Form, Given, Say, Text, line
from views.me import me
from views.sending import send
from views.visits import RECORD, back_to, child_to_record_for

blueprint = Blueprint("child_contacts", __name__)


class ContactForm(Form):
    title = "Record a contact or a midway check"
    submit = "Record it"

    kind = RadioField("What was it?", [InputRequired("Choose what it was")], choices=choices(CONTACTS.items()))
    on = DateParts("On which day?", [Given("Enter the day")])
    with_whom = StringField(
        "With whom?", [Say("Enter with whom"), line()], description="The child, a carer, the social worker"
    )
    how = StringField("How? (optional)", [Text(40, lines=False)], description="By phone, by letter, in a message")
    words = TextAreaField(
        "What was said, or what came of it?", [Say("Enter what was said, or what came of it"), Text()]
    )


@blueprint.route("/children/<int:child_id>/contacts/new", methods=["GET", "POST"])
@may(RECORD)
def create(child_id):
    child = child_to_record_for(child_id)
    back = back_to(child)

    def record(form):
        child.note_contact(
            me(), form.kind.data, form.on.data, form.with_whom.data, form.words.data, form.how.data or ""
        )
        return back, f"{CONTACTS[form.kind.data]}: recorded for {child.reference}."

    return send(ContactForm(), record, "visits/form.html", child=child, back=back)
