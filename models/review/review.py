"""One review of a child's care: planned as soon as it is known to be due, prepared, held, written up."""

from contextlib import contextmanager

from peewee import SQL, BooleanField, CharField, DateField, ForeignKeyField, IntegerField, ModelSelect

from models.base import InstantField, Record, now
from models.child import Child
from models.governed import Governed
from models.person import Person
from models.procedure_version import ProcedureVersion
from models.review.alerting import Alerting
from models.review.arising import Arising
from models.review.attending import Attending
from models.review.booking import Booking
from models.review.catching_up import CatchingUp
from models.review.circulating import Circulating
from models.review.comparing import Comparing
from models.review.correcting_meetings import CorrectingMeetings
from models.review.counting import Counting
from models.review.deciding import Deciding
from models.review.following_up import FollowingUp
from models.review.gating import Gating
from models.review.history import History
from models.review.holding import Holding
from models.review.inviting import Inviting
from models.review.listening import Listening
from models.review.papering import Papering
from models.review.permitting import Permitting
from models.review.placing import Placing
from models.review.planning import Planning
from models.review.preparing import Preparing
from models.review.remembering import Remembering
from models.review.resuming import Resuming
from models.review.running_again import RunningAgain
from models.review.substituting import Substituting
from models.review.taking_back import TakingBack
from models.review.taking_meetings_back import TakingMeetingsBack
from models.review.taking_part import TakingPart
from models.review.taking_reviews_back import TakingReviewsBack
from models.review.wanting_visits import WantingVisits


class Reviews(ModelSelect):
    """Queries over reviews that return queries."""

    def visible_to(self, person, action="see reviews"):
        """Those of the children whom the permission matrix and restrictions leave to this person for an action."""
        children = Child.select(Child.id).visible_to(person, action)
        return self.where(Review.child.in_(children))

    def open(self):
        """Those that are still to be held, or to be completed."""
        return self.where(Review.completed_at.is_null(), Review.ended_at.is_null())


class Review(
    Governed, Permitting, Planning, Placing, CatchingUp, Counting, Booking, Preparing, WantingVisits, Papering, Inviting,
    Attending, Listening, Gating, Substituting, Holding, TakingMeetingsBack, TakingReviewsBack, CorrectingMeetings,
    TakingPart, Deciding, Circulating, FollowingUp, TakingBack, Resuming, RunningAgain, Arising, Alerting, Remembering,
    Comparing, History, Record,
):  # fmt: skip
    # How its meetings stand, its place among the others of its period of care, and whether that has ended.
    sums_up = (
        "ordinal",
        "ended_at",
        "ended_why",
        "held_on",
        "last_on",
        "without_meeting",
        "completed_at",
        "completed_by",
    )

    child = ForeignKeyField(Child, backref="reviews")
    procedure_version = ForeignKeyField(ProcedureVersion, backref="reviews")
    ordinal = IntegerField()  # in its period of care, counted from 1
    period_began = DateField()
    planned_at = InstantField(default=now)
    brought_in = BooleanField(default=False)  # held before the council kept its reviews here: nothing is owed after it
    held_on = DateField(null=True, index=True)  # the first meeting
    last_on = DateField(null=True)  # the last, once it is complete
    without_meeting = BooleanField(null=True)
    completed_at = InstantField(null=True)  # when the record knew that its last meeting was held
    completed_by = ForeignKeyField(Person, null=True)
    ended_at = InstantField(null=True)  # no longer due, or never completed
    ended_why = CharField(max_length=200, null=True)

    @classmethod
    def select(cls, *fields):
        return Reviews(cls, fields or (cls,), is_default=not fields)

    @property
    def is_open(self):
        """True until it is held and completed, or no longer due."""
        return self.completed_at is None and self.ended_at is None

    @property
    def reference(self):
        """What people call it, without a name: “NM-2001, review 3”."""
        return f"{self.child.reference}, review {self.ordinal}"

    @property
    def number(self):
        """What an email calls it, in which nobody is to recognise a child: “R-0031”."""
        return f"R-{self.id:04}"

    @contextmanager
    def changing(self):
        """One change of this review: one transaction, one after another among the council's reviews."""
        with super().changing():
            self.reload()
            yield

    def __str__(self):
        return self.reference


Review.add_index(
    Review.index(
        Review.child, unique=True, name="one_planned_review", where=SQL("completed_at is null and ended_at is null")
    )
)
