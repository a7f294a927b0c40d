"""What the designated manager answered to the decisions of a review: to one of them, or to all the others."""

from peewee import SQL, CharField, Check, DateField, ForeignKeyField, TextField

from models.base import InstantField, now
from models.person import Person
from models.retractable import OnlyStanding
from models.review.decision import Decision
from models.review.review import Review
from models.review.words import VERDICTS


class Reply(OnlyStanding):
    """One row for each decision that was not agreed, one for the rest; silence agrees them all (req 2.91, O32)."""

    review = ForeignKeyField(Review, backref="replies")
    decision = ForeignKeyField(Decision, null=True, backref="replies")
    verdict = CharField(max_length=20, constraints=[Check(f"verdict in {VERDICTS}")])
    words = TextField(default="")
    replied_on = DateField()
    replied_by = CharField(max_length=120, default="")  # who answered, where somebody else typed it in
    happened_at = InstantField()  # for silence, the true instant at which it agreed
    by = ForeignKeyField(Person, null=True)  # None: the clock
    recorded_at = InstantField(default=now)

    @property
    def who(self):
        """Who answered, by name; empty for nobody, where silence agreed."""
        return self.replied_by or (self.by.name if self.by else "")

    @property
    def sentence(self):
        """What happened, for whoever would answer again."""
        day = f"{self.replied_on:%-d %B %Y}"
        if not self.by:
            return f"Nobody answered these decisions in time, so they have counted as agreed since {day}."
        typed = f", as {self.by.name} recorded" if self.replied_by else ""
        return f"{self.who} answered these decisions on {day}{typed}."


Reply.add_index(
    Reply.index(
        Reply.review,
        Reply.happened_at,
        unique=True,
        name="silence_agrees_once",
        where=SQL("verdict = 'agreed by default' and taken_back_at is null"),
    )
)
