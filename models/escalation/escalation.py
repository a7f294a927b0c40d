"""One concern, from its raising to its outcome."""

from contextlib import contextmanager
from functools import cached_property

from peewee import (
    SQL,
    CharField,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    TextField,
    fn,
)

from models.base import InstantField, Record, now
from models.board_revision import ALL_BOARDS, BoardRevision
from models.child import Child
from models.closure_day import ClosureDay
from models.council_setting import CouncilSetting
from models.database import writing
from models.escalation.advising import Advising
from models.escalation.agreeing import Agreeing
from models.escalation.closing import Closing
from models.escalation.correcting import Correcting
from models.escalation.duties import Duties
from models.escalation.filings import Filings
from models.escalation.history import History
from models.escalation.keeping import Keeping
from models.escalation.noting import Noting
from models.escalation.overall import Overall
from models.escalation.queries import Escalations
from models.escalation.raising import Raising
from models.escalation.referring import Referring
from models.escalation.righting import Righting
from models.escalation.staging import Staging
from models.person import Person
from models.procedure_version import ProcedureVersion


class Escalation(
    Raising, Staging, Overall, Agreeing, Duties, Filings, Referring, Advising, Closing,
    Correcting, Righting, Keeping, Noting, History, Record,
):  # fmt: skip
    number = IntegerField(unique=True)
    procedure_version = ForeignKeyField(ProcedureVersion, backref="escalations")
    board = CharField(max_length=60, index=True)  # the procedure's key
    kind = CharField(max_length=40, default="")
    origin = CharField(max_length=40, default="")  # the door it came through
    origin_on = DateField(null=True)
    raised_late = TextField(default="")  # why only now, where it came up long ago
    headings = JSONField()  # their keys, the main one first
    heading_words = CharField(max_length=200, default="")  # where the heading asks for words
    standards = JSONField()  # the ones not met, as they stand in the procedure
    other_standard = TextField(default="")
    what_is_wrong = TextField()
    risk = TextField(default="")  # what may happen to the child (req 1.18)
    impact = TextField()
    wishes = TextField(default="")  # the child's wishes and feelings (req 1.4)
    said = TextField(default="")  # what was said to the social worker
    asked_for = TextField()
    asked_by = DateField(null=True)
    safe_by = DateField(null=True)  # the date that keeps this child safe, if earlier than the overall limit
    safe_why = TextField(default="")
    raised_by = ForeignKeyField(Person, backref="raised")
    happened_at = InstantField()
    recorded_at = InstantField(default=now)
    identified_at = InstantField(null=True)  # when the concern was identified, where a limit counts from it
    outside_why = TextField(null=True)  # why this procedure is used for a child whom it is not written for

    @classmethod
    def select(cls, *fields):
        return Escalations(cls, fields or (cls,), is_default=not fields)

    @classmethod
    def next_number(cls):
        """The number of the next card, on whatever board: nobody else numbers one until this transaction ends."""
        BoardRevision.raise_for(ALL_BOARDS)
        return (cls.select(fn.max(cls.number)).scalar() or 0) + 1

    @property
    def procedure(self):
        """The procedure as it was when this was raised."""
        return self.procedure_version.procedure

    @cached_property
    def calendar(self):
        """The council's working days."""
        return ClosureDay.calendar(self.procedure.calendar_division)

    @property
    def out_of_hours(self):
        """Whom to ring at night or at a weekend: as the procedure says, or else the council; an empty text for nobody."""
        return self.procedure.out_of_hours or CouncilSetting.standing().get("out_of_hours", "")

    @property
    def record_system(self):
        """What the child's own record is called: as the procedure says, or else the council; an empty text unnamed."""
        return self.procedure.record_system or CouncilSetting.standing().get("record_system", "")

    @property
    def reference(self):
        """What people call the card: "IR-0041"."""
        return f"{self.procedure.word('prefix')}-{self.number:04d}"

    @property
    def initials(self):
        """The children's initials, or "service" where it is about no child."""
        return ", ".join(child.initials for child in self.children) or "service"

    @cached_property
    def children(self):
        """The children it is about, in the order in which they were named."""
        rows = Concerning.standing(Concerning, Child).join(Child).where(Concerning.escalation == self)
        return [row.child for row in rows]

    @property
    def statuses(self):
        """What the law called each child on the day on which it was raised, in the same order."""
        return [row.status for row in Concerning.standing().where(Concerning.escalation == self)]

    @property
    def heading(self):
        """The main heading in the council's words."""
        return self.procedure.heading(self.headings[0]).label if self.headings else self._own_words

    @property
    def _own_words(self):
        return self.heading_words or self.procedure.kinds.get(self.kind, "")

    @cached_property
    def entry(self):
        """The stage entry that stands now; the last one once it has ended."""
        entries = self.entries
        return entries.order_by(entries.model.ended_at.is_null().desc(), entries.model.id.desc()).first()

    def answers(self):
        """The stage entries at which there is an answer, the latest first."""
        return [entry for entry in self.latest_first() if entry.responses]

    def latest_first(self):
        """The stage entries, the latest first, as a query."""
        return self.entries.order_by(self.entries.model.id.desc())

    @property
    def outcome(self):
        """The outcome that stands, or None while it is open."""
        outcomes = self.outcomes
        return next(
            (o for o in outcomes.order_by(outcomes.model.id.desc()) if not o.reopenings.exists()),
            None,
        )

    @contextmanager
    def changing(self, quietly=False):
        """One change of this card: one transaction, with its board's revision raised and held.

        Quietly, it is held and not raised: no board shows that there was a change.
        """
        with writing():
            (BoardRevision.hold if quietly else BoardRevision.raise_for)(self.board)
            self.__dict__.pop("entry", None)
            yield
            self.__dict__.pop("entry", None)

    def __str__(self):
        return self.reference


class Concerning(Record):
    """A child whom an escalation is about, and what the law called them when it was raised.

    Where the wrong child was chosen, that row ends, and another stands `instead_of` the first one.
    """

    set_once = ("ended_at",)

    escalation = ForeignKeyField(Escalation, backref="concerning")
    child = ForeignKeyField(Child, backref="concerning")
    status = CharField(max_length=40, default="")
    ended_at = InstantField(null=True)
    instead_of = ForeignKeyField("self", null=True, backref="corrections")
    why = TextField(null=True)
    by = ForeignKeyField(Person, null=True)
    recorded_at = InstantField(null=True)

    @classmethod
    def standing(cls, *fields):
        """The rows that hold, in the order in which the children were named."""
        return cls.select(*fields).where(cls.ended_at.is_null()).order_by(fn.coalesce(cls.instead_of, cls.id), cls.id)


Concerning.add_index(
    Concerning.index(
        Concerning.escalation, Concerning.child, unique=True, name="about_a_child_once", where=SQL("ended_at is null")
    )
)
