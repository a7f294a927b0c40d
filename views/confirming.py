"""Dates that may be wrong: the rule's sentence, and a box to tick where it is so all the same (trust B8, B9)."""

from wtforms import SelectMultipleField

from views.choices import choices
from views.form import Form


class Confirming(Form):
    """A form whose verb may raise Questioned: what was typed stays, and is sent again with what is confirmed."""

    confirm = SelectMultipleField("Is it right as you entered it?", choices=[], validate_choice=False)

    @property
    def confirmed(self):
        """The rules that were confirmed, by name."""
        return tuple(self.confirm.data or ())

    def ask(self, questions):
        """Put each rule's sentence beside a box to tick."""
        hints = {question.rule: question.sentence for question in questions}
        self.confirm.choices = choices(((rule, "Yes, it is right") for rule in hints), hints)
        self.confirm.errors = [" ".join(hints.values())]
