"""What is recorded of a meeting of a review: the day, who chaired, who was there, what was said."""

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired

from models import Person
from models.review import Sitting
from models.review.holding import NO_MEETING, SUBSTITUTE
from rules.reviews import standing
from views.attendance_fields import AttendanceForm, attended
from views.child_form import offered_officers
from views.choices import choices
from views.fields import DateParts
from views.form import Given, Text
from views.gate_fields import GatedForm, gated
from views.gates_asked import when_asked

MEETINGS = {"meeting": "At a meeting", "without": "Without a meeting"}


class SittingForm(AttendanceForm, GatedForm):
    held_on = DateParts("Held on", [Given("Enter the day on which it was held")])
    chaired_by = SelectField("Chaired by", [InputRequired("Choose who chaired")])
    said = TextAreaField("What was said (optional)", [Text()])

    def offer(self, review):
        """Fill the lists. Returns the form."""
        self.when_asked = when_asked(review)
        iro = review.child.iro
        chair = review.substitute.person if review.substitute else iro
        here = dict(offered_officers()) | ({str(chair.id): chair.name} if chair else {})
        self.chaired_by.choices = choices([("", "Choose"), *here.items()])
        if chair and not self.chaired_by.raw_data:
            self.chaired_by.data = str(chair.id)
        return self

    @property
    def sitting(self):
        """What the record takes of it."""
        return Sitting(
            self.held_on.data,
            Person.get_by_id(int(self.chaired_by.data)),
            self.said.data,
            "how" not in self or self["how"].data == "meeting",
            self.came,
            self.given(),
            self.confirmed,
        )


def sitting(form, review, *keys):
    """This kind of form for the review at hand: its guests, and the gates that it may have to pass."""
    form, fields = attended(form, review.guests), {}
    if NO_MEETING in keys:
        offered = choices(MEETINGS.items())
        fields["how"] = RadioField("How was it held?", [InputRequired("Choose how it was held")], choices=offered)
    return gated(type(form.__name__, (form,), fields), review, SUBSTITUTE, *keys)


def may_go_without(review):
    """(the gate of a review without a meeting,) where it stands open to this child, else nothing."""
    gate = next((gate for gate in review.procedure.gates if gate.key == NO_MEETING), None)
    is_open = gate and (not gate.during or standing(review.child.timeline(), gate.during))
    return (NO_MEETING,) if is_open else ()
