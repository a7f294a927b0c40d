"""The forms about people."""

from wtforms import BooleanField, EmailField, StringField, TextAreaField

from models.people.naming import LONGEST_NAME
from views.form import Form, Say, Text, line


class FindForm(Form):
    find = StringField("Part of a name", [Say("Enter part of a name"), line()])


class PersonForm(Form):
    title = "Add a person"
    submit = "Add the person"

    name = StringField("Name", [Say("Enter their name"), Text(LONGEST_NAME, lines=False)])
    email = EmailField(
        "Email address (optional)",
        [line()],
        description="Needed by whoever is to sign in. Without it they are only named: a social worker of a partner "
        "agency, for example.",
    )


class DetailsForm(PersonForm):
    title = "Change the name or email address"
    submit = "Keep the changes"


class ClosureForm(Form):
    title = "Close the account"
    submit = "Close the account"

    known = BooleanField("I know what will wait on nobody until I give it to somebody")


class OpeningForm(Form):
    title = "Open the account again"
    submit = "Open the account"
    explain = (
        "The old password no longer works: invite them again afterwards. The posts that they held stay with whoever "
        "holds them now."
    )


class RefusalForm(Form):
    title = "Refuse it"
    submit = "Refuse"

    why = TextAreaField("Why not?", [Say("Say why, so that the administrator knows what to do"), Text(1000)])
