"""The forms of an import: which files, and which conflicts are meant."""

from wtforms import MultipleFileField, RadioField, SelectMultipleField, ValidationError

from models.importing.previewing import PREVIEW
from rules.imports import MOST_BYTES
from views.form import Form

KINDS = {
    "people": "People and posts: one CSV file",
    "children": "Children: one CSV file",
    "reviews": "Reviews that were held, cancelled or are due, of children who are here: one CSV file",
    "ssd": "Standard Safeguarding Dataset: the CSV files of one delivery",
}
COLUMNS = {
    "people": "name*, email*, post title*, role*, team*, parent team, from",
    "children": "reference*, name*, date of birth*, in care from, in care to, legal status, social worker (email address "
    "or name), team, IRO (email address)",
    "reviews": "reference*, due date, held on, cancelled (Y or N), participation (a code, such as PN1)",
    "ssd": "the tables person, cla_episodes, involvements and professionals of release 1.4; legal_status, department and "
    "cla_reviews where you have them. For children who are here, cla_reviews with cla_episodes is enough",
}
MOST_FILES = 7  # tables of a delivery that are read
NAMED = 12  # rows of a rule that have a box each; of more, so many are named beside the one for all


class UploadForm(Form):
    kind = RadioField("What do you want to import?", default="children")
    files = MultipleFileField(
        "Choose the file, or all files of the delivery",
        description="CSV files. Nothing is imported before somebody has looked at what would happen.",
    )

    def columns(self):
        """(what, its columns in a sentence) for each kind that is offered."""
        return [(KINDS[kind].split(":")[0], COLUMNS[kind]) for kind, _ in self.kind.choices]

    def for_person(self, person):
        """Offer what this person may look at. Returns the form."""
        kinds = [kind for kind, action in PREVIEW.items() if person.standing.letters(action)]
        self.kind.choices = [(kind, KINDS[kind]) for kind in kinds]
        if self.kind.data not in kinds:
            self.kind.data = kinds[0]
        return self

    def validate_files(self, field):
        sent = [file for file in field.data if file]
        if not sent:
            raise ValidationError("Choose a CSV file")
        if self.kind.data != "ssd" and len(sent) > 1:
            raise ValidationError("Choose one file. Only a delivery of the dataset has several")
        if len(sent) > MOST_FILES:
            raise ValidationError(f"Choose at most {MOST_FILES} files")

    def read(self):
        """The files as (name, bytes); of a file that is too large, enough to say so."""
        return [(file.filename or "", file.read(MOST_BYTES + 1)) for file in self.files.data if file]


class CommitForm(Form):
    confirm = SelectMultipleField("What to confirm")

    def offer(self, plan):
        """One box for each conflict of this plan, and for each row that a rule doubts: one for all of its rows where they
        are many. Returns the form.
        """
        self.confirm.choices = [
            (each.key, f"Row {each.row}, {each.identifier}: {each.column} “{each.before}” becomes “{each.after}”")
            for each in plan.conflicts
        ]
        for key, doubts in plan.questions.items():
            alone = doubts[0].is_alone or len(doubts) <= NAMED
            rows = [(doubt.key, f"Row {doubt.row}, {doubt.identifier}: {doubt.rule}") for doubt in doubts]
            self.confirm.choices += rows if alone else [(key, _asked(doubts))]
        return self


def _asked(doubts):
    """What a rule asks of many rows, with those that it asks about."""
    rows, rule = ", ".join(str(doubt.row) for doubt in doubts[:NAMED]), doubts[0].rule
    return f"{rule[:1].upper()}{rule[1:]}: it is right in rows {rows} and {len(doubts) - NAMED:,} more"
