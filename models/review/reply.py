"""What the designated manager answered to the decisions of a review: to one of them, or to all the others."""

from peewee import SQL, CharField, Check, DateField, ForeignKeyField, TextField

from models.base import InstantField, now
from models.person import Person
from models.retractable import Retractable
from models.review.decision import Decision
from models.review.review import Review

VERDICTS = ("agreed", "not agreed", "agreed by default")


class Reply(Retractable):
    """One row for each decision that was not agreed, one for the rest; silence agrees them all (req 2.91, O32)."""

    review = ForeignKeyField(Review, backref="replies")
    decision = ForeignKeyField(Decision, null=True, backref="replies")
    verdict = CharField(max_length=20, constraints=[Check(f"verdict in {VERDICTS}")])
    words = TextField(default="")
    replied_on = DateField()
    replied_by = CharField(
        max_length=120, default=""
    )  # who answered, where somebody else typed it in; empty for nobody
    happened_at = InstantField()  # for silence, the true instant at which it agreed
    by = ForeignKeyField(Person, null=True)  # None: the clock
    recorded_at = InstantField(default=now)


Reply.add_index(
    Reply.index(
        Reply.review,
        Reply.happened_at,
        unique=True,
        name="silence_agrees_once",
        where=SQL("verdict = 'agreed by default' and taken_back_at is null"),
    )
)
