"""Dates that may be wrong: the rule's sentence, and a box to tick where it is so all the same."""

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
        sentences = {question.rule: question.sentence for question in questions}
        hints = sentences if len(sentences) > 1 else {}  # the one is said above the box already
        self.confirm.choices = choices(((rule, "Yes, it is right") for rule in sentences), hints)
        self.confirm.errors = [" ".join(sentences.values())]
