"""Who was there at a meeting of a review, as fields of a form: for each on the list, and who came for whom."""

from wtforms import SelectField, StringField

from models.review.attendance import CAME, NOT_KNOWN
from views.choices import choices
from views.form import Text
from views.reviewing import ReviewForm

HOWS = ((NOT_KNOWN, "Not recorded"), *((how, how.capitalize()) for how in CAME))


class AttendanceForm(ReviewForm):
    title = "Who was there"
    submit = "Save who was there"
    guests = ()

    @property
    def delegates(self):
        """The names of the fields that ask who came for somebody else: folded, because that is rare."""
        return tuple(f"delegate-{guest.id}" for guest in self.guests)

    @property
    def has_delegates(self):
        """True where somebody came for somebody else, or something is wrong with it."""
        return any(self[name].data or self[name].errors for name in self.delegates)

    @property
    def folded(self):
        """These, and what else is folded."""
        return (*self.delegates, *getattr(super(), "folded", ()))

    @property
    def came(self):
        """{guest's id: (how, who came instead)} as the record takes it."""
        return {g.id: (self[f"came-{g.id}"].data, self[f"delegate-{g.id}"].data or "") for g in self.guests}


def attended(form, guests):
    """This kind of form with the fields of these guests."""
    fields = {"guests": tuple(guests)}
    for guest in guests:
        label = f"{guest.name}, {guest.part}: was there for"
        fields[f"came-{guest.id}"] = SelectField(label, choices=choices(HOWS))
        fields[f"delegate-{guest.id}"] = StringField(f"Who came for {guest.name} (optional)", [Text(120, lines=False)])
    return type(form.__name__, (form,), fields)


def known(meeting):
    """What the fields begin with: what is recorded of that meeting."""
    rows = meeting.attendance.items()
    return {f"came-{key}": row.how for key, row in rows} | {f"delegate-{key}": row.delegate for key, row in rows}
