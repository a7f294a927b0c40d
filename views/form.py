"""What every form has: its own key, the fields it knows and no others, and text that can be stored."""

import re
import secrets
import unicodedata

from flask import abort, current_app, request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField
from wtforms.validators import StopValidation, ValidationError

from models.base import now
from rules.london import london_date
from views.fields import PARTS, called
from views.unsent_forms import fill_in

KEY = re.compile(r"[\w-]{1,64}", re.ASCII)
VERSION = re.compile(r"[0-9]{1,18}")
LONGEST_TEXT = 10_000  # characters, a line end counted as one
LONGEST_LINE = 200


SENTENCES = {
    "Not a valid choice.": "Choose one from the list",
    "Not a valid choice": "Choose one from the list",
    "Invalid Choice: could not coerce.": "Choose one from the list",
    "This field is required.": "Choose one from the list",
}


class Plain:
    """WTForms' own sentences, in the words of these pages."""

    def gettext(self, sentence):
        return SENTENCES.get(sentence, sentence)

    def ngettext(self, one, many, number):
        return one if number == 1 else many


class Form(FlaskForm):
    """`key` makes a second press the same press; `version` is the card as it stood when the form was opened."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, form):
            return Plain()

        def wrap_formdata(self, form, formdata):
            """What was sent; where the page is only opened, what its reader wrote here and could not send."""
            sent = super().wrap_formdata(form, formdata)
            if sent is None and formdata is not None:
                form.unsent = fill_in(form.names)
            return MultiDict(form.unsent.fields) if form.unsent else sent

    key = HiddenField(default=lambda: secrets.token_urlsafe(16))
    version = HiddenField(default="0")
    quiet = False  # what it records shows on no board and in nobody else's history
    conflict = None  # the refusal that says what somebody else did meanwhile
    unsent = None  # what was written here before the session ended

    def validate(self, extra_validators=None):
        """True where nothing is wrong. A field or a key that this form never has is of somebody else's making: 400."""
        strange = set(request.form) - self.names
        if strange or not KEY.fullmatch(self.key.data or ""):
            # Their number alone: a name that somebody made up may hold anything.
            current_app.logger.warning("a form at %s had %s fields of its own making", request.endpoint, len(strange))
            abort(400)
        return super().validate(extra_validators)

    @property
    def names(self):
        """The names under which its fields are sent."""
        dates = {f"{field.name}-{part}" for field in self if field.type == "DateParts" for part in PARTS}
        return {field.name for field in self} | dates | {"csrf_token"}

    def take(self, problems):
        """Put what the record refused beside the fields that it names, and the rest above the form."""
        for name, sentence in problems.items():
            if name in self._fields:
                self[name].errors = [*self[name].errors, sentence]
            else:
                self.form_errors.append(sentence)

    def ask(self, questions):
        """Put the rules' questions above the form; one that can confirm them has a box to tick (`Confirming`)."""
        self.form_errors.extend(question.sentence for question in questions)

    @property
    def folded_open(self):
        """True where something is written, or is wrong, behind the fold."""
        fields = [self[name] for name in getattr(self, "folded", ())]
        return any(field.errors or field.data for field in fields)

    @property
    def opened_on(self):
        """The version of the card that this form was opened on; 0 where it says none."""
        return int(self.version.data) if VERSION.fullmatch(self.version.data or "") else 0


class Say:
    """Something must be said, and spaces that cannot be seen say nothing."""

    def __init__(self, sentence):
        self.sentence = sentence

    def __call__(self, form, field):
        if not visible(field.data):
            raise StopValidation(self.sentence)


class Given:
    """A date or a time must be given; one that cannot be read has its own sentence."""

    def __init__(self, sentence):
        self.sentence = sentence

    def __call__(self, form, field):
        if field.data is None and not field.errors:
            raise StopValidation(self.sentence)


class NotPast:
    """A date that is still to come, or today."""

    def __call__(self, form, field):
        if field.data and field.data < london_date(now()):
            raise ValidationError(
                f"{called(field)} must be today or later. Enter today’s date or one that is still to come"
            )


class Text:
    """Text that both databases can keep, of at most so many characters."""

    def __init__(self, most=LONGEST_TEXT, lines=True):
        self.most, self.lines = most, lines

    def __call__(self, form, field):
        text = (field.data or "").replace("\r\n", "\n")
        if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t\r" for c in text):
            raise ValidationError(f"{called(field)}: remove characters that cannot be stored")
        if not self.lines and text and text.splitlines() != [text]:
            raise ValidationError(f"{called(field)} must be on one line")
        if len(text) > self.most:
            raise ValidationError(f"{called(field)} must be {self.most:,} characters or fewer: it is {len(text):,}")
        field.data = text


def line(**more):
    """The checks of a single line of text."""
    return Text(LONGEST_LINE, lines=False, **more)


def visible(text):
    """The text without what cannot be seen at either end."""
    return "".join(c for c in text or "" if unicodedata.category(c) not in ("Cf", "Zs", "Cc", "Zl", "Zp"))
