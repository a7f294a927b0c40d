"""The forms about a child, and how one is sent."""

from typing import ClassVar

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from models import Person, Team
from models.child.caring import HAPPENINGS
from models.child.who import officers, workers
from rules.reviews.vocabulary import HOMES
from views.choices import choices
from views.confirming import Confirming
from views.fields import DateParts
from views.form import Form, Given, Say, Text, line

NOBODY = ("", "Not known yet")
UNKNOWN = ("", "Choose one")
KINDS = [(home, home.capitalize()) for home in HOMES]
CARE = {"status": "The legal status changed", "ended": "The period of care ended"}


class DetailsForm(Form):
    title = "Change the details"
    submit = "Keep the changes"

    reference = StringField(
        "Reference in the record system", [Say("Enter the child’s reference"), Text(40, lines=False)]
    )
    name = StringField("Name", [Say("Enter the child’s name"), Text(120, lines=False)])
    born = DateParts("Date of birth", [Given("Enter the date of birth")])
    team = SelectField("Team", [Optional()])
    social_worker = SelectField("Social worker", [Optional()])

    def offer(self, child=None):
        """Fill the lists; whoever is the child's social worker today stays in theirs."""
        here = {person.id: person.name for person in workers()}
        if child and child.social_worker:
            here[child.social_worker_id] = child.social_worker.name
        self.team.choices = choices([NOBODY, *((str(t.id), t.name) for t in Team.select().order_by(Team.name))])
        self.social_worker.choices = choices([NOBODY, *((str(key), name) for key, name in here.items())])
        return self

    @property
    def details(self):
        """The columns of a child as they stand in the form."""
        row = {name: self[name].data for name in ("reference", "name", "born")}
        return row | {"team": chosen(Team, self.team), "social_worker": chosen(Person, self.social_worker)}


class NewForm(DetailsForm):
    title = "Add a child"
    submit = "Add the child"

    in_care_since = DateParts(
        "In care since", [Optional()], description="Leave it empty for a child who is not in care"
    )
    legal_status = StringField(
        "Legal status", [Text(60, lines=False)], description="For example, Section 20 or Care order"
    )
    iro = SelectField("Reviewing officer", [Optional()])
    since = DateParts("Allocated from", [Optional()])
    same_name = RadioField(
        "Is this another child?", [Optional()], choices=choices([("yes", "Yes, add this child as well"), ("no", "No")])
    )

    def offer(self, child=None):
        self.iro.choices = choices([NOBODY, *offered_officers()])
        return super().offer(child)


class AllocationForm(Form):
    title = "Change the reviewing officer"
    submit = "Change the reviewing officer"

    iro = SelectField("Reviewing officer", [InputRequired("Choose a reviewing officer")])
    since = DateParts("From", [Given("Enter the date from which they are allocated")])


class IntoCareForm(Confirming):
    title = "The child came into care"
    submit = "Record it"

    began_on = DateParts("In care since", [Given("Enter the date on which the child came into care")])
    legal_status = StringField(
        "Legal status", [Text(60, lines=False)], description="For example, Section 20 or Care order"
    )


class CareForm(Confirming):
    title = "Care and legal status"
    submit = "Record it"
    opens: ClassVar = {"what": {"status": "legal_status"}}

    what = RadioField("What happened?", [InputRequired("Choose what happened")], choices=choices(CARE.items()))
    legal_status = StringField("The new legal status", [Text(60, lines=False)])
    on = DateParts("On which day?", [Given("Enter the day")])


class HappenedForm(Confirming):
    title = "Record what happened"
    submit = "Record it"
    opens: ClassVar = {"kind": {"moved": "moved_to", "kind of home": "home", "issue unresolved": "matter"}}

    kind = RadioField("What happened?", [InputRequired("Choose what happened")], choices=choices(HAPPENINGS.items()))
    on = DateParts("On which day?", [Given("Enter the day")])
    words = TextAreaField("In your own words (optional)", [Text(200)], description="No more than 200 characters")
    moved_to = SelectField("To which kind of home? (optional)", [Optional()], choices=choices([UNKNOWN, *KINDS]))
    home = SelectField("Which kind of home?", [Optional()], choices=choices([UNKNOWN, *KINDS]))
    matter = StringField("Which matter was left?", [line()], description="For example, Life story work")

    @property
    def asked_besides(self):
        """The name of the field that the chosen kind opens; empty for none."""
        return self.opens["kind"].get(self.kind.data, "")

    @property
    def value(self):
        """What is asked besides for the kind that was chosen."""
        return (self[self.asked_besides].data or "") if self.asked_besides else ""


class FindForm(Form):
    find = StringField("Part of a name, or a reference", [Say("Enter part of the name, or a reference"), line()])


def offered_officers():
    """The reviewing officers of today, as choices."""
    return [(str(person.id), person.name) for person in officers()]


def chosen(model, field):
    """The row chosen from a list, or None."""
    return model.get_by_id(int(field.data)) if field.data else None
