"""Everything that is owed by a time: one table, whose facts never change."""

from peewee import SQL, BooleanField, CharField, Check, DateField, ForeignKeyField, JSONField, TextField

from models.base import InstantField, Record, now
from models.child import Child
from models.escalation.escalation import Escalation
from models.escalation.recipient import Recipient
from models.escalation.stage_entry import StageEntry
from models.owing import Owing
from models.person import Person
from models.post import Post
from models.procedure_version import ProcedureVersion
from models.recomputing import Recomputing
from models.review import Decision, RegularReturn, Review
from models.ringing import Ringing
from models.visit import Visit
from rules.limits import Due
from rules.london import is_late, start_of_day


class Deadline(Ringing, Recomputing, Owing, Record):
    set_once = ("met_at", "ended_at", "ended_why", "breached_at", "breach_recorded_at")

    clock = CharField(max_length=40)  # the clock's key in the procedure, or "overall", "safe by"
    label = CharField(max_length=120)
    kind = CharField(max_length=8, constraints=[Check("kind in ('limit', 'aim', 'warning')")])
    at_end = CharField(max_length=8, constraints=[Check("at_end in ('breach', 'prompt', 'agreed')")])
    procedure_version = ForeignKeyField(ProcedureVersion, backref="deadlines")
    escalation = ForeignKeyField(Escalation, null=True, backref="deadlines")
    entry = ForeignKeyField(StageEntry, null=True, backref="deadlines")
    recipient = ForeignKeyField(Recipient, null=True, backref="deadlines")
    review = ForeignKeyField(Review, null=True, backref="deadlines")
    decision = ForeignKeyField(Decision, null=True, backref="deadlines")  # of that review
    visit = ForeignKeyField(Visit, null=True, backref="deadlines")
    regular = ForeignKeyField(RegularReturn, null=True, backref="deadlines")
    child = ForeignKeyField(Child, null=True, backref="deadlines")
    owed_by_post = ForeignKeyField(Post, null=True, backref="owes")
    owed_by_person = ForeignKeyField(Person, null=True, backref="owes")
    owed_as = CharField(max_length=8, null=True)  # or the role of the matrix: whoever acts in it for the child
    starts_at = InstantField()
    start_fact = CharField(max_length=120)
    stops = CharField(max_length=40)  # the fact that meets it
    limit_words = CharField(max_length=200)
    agreed_with = CharField(max_length=120, default="")
    agreed_on = DateField(null=True)
    due = InstantField()
    in_hours = BooleanField(default=False)
    ledger = JSONField()
    provisional = BooleanField(default=False)
    guidance = BooleanField(default=False)  # the Handbook's, where the procedure names no limit of its own
    source = CharField(max_length=200, default="")
    audience = CharField(max_length=10, default="card")
    supersedes = ForeignKeyField("self", null=True, unique=True, backref="superseded_by")
    superseded_why = TextField(default="")
    recorded_at = InstantField(default=now)
    met_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    ended_why = CharField(max_length=200, null=True)
    breached_at = InstantField(null=True)
    breach_recorded_at = InstantField(null=True)

    @classmethod
    def running(cls):
        """The condition that nothing has met or ended it, late or not."""
        return cls.met_at.is_null() & cls.ended_at.is_null()

    @property
    def is_running(self):
        """True while nothing has met or ended it, late or not."""
        return self.met_at is None and self.ended_at is None

    @property
    def is_breached(self):
        """True when it came through unmet, and that was not withdrawn."""
        return self.breached_at is not None and not self.withdrawals.exists()

    @property
    def working(self):
        """The days counted and skipped."""
        return Due.from_json(self.ledger)

    @property
    def about(self):
        """What it hangs on, which has its calendar and its history: an escalation, a visit, a review, a regular return."""
        return self.escalation or self.visit or self.review or self.regular

    @property
    def first(self):
        """The row that this one goes back to, through all that it supersedes."""
        row = self
        while row.supersedes is not None:
            row = row.supersedes
        return row

    def meet(self, at):
        """It was done at that instant. Returns True if this met it.

        A breach that nobody had noticed yet is recorded; one that turns out not to have been is withdrawn.
        """
        self.ring_if_passed(at)
        if not self.set_now(met_at=at):
            return False
        if self.kind == "limit" and self.breached_at and not is_late(self.due, at):
            self.add("withdrawals", why="It was done in time and entered later", recorded_at=now())
            told = {"label": self.label} | ({} if self.escalation else {"deadline": self.id})
            if about := self.about:
                about.tell("breach withdrawn", None, happened_at=at, **told)
        return True

    def end(self, at, why):
        """It is owed no longer, for this reason; a breach that nobody had noticed yet is recorded first."""
        self.ring_if_passed(at)
        return self.set_now(ended_at=at, ended_why=why[:200])

    def end_as_of(self, day, why):
        """It was owed no longer from that London date: a breach after it was none. Without a day, from now."""
        if day is None or self.due < start_of_day(day):
            return self.end(now(), why)
        return self.never_was(why)

    def never_was(self, why):
        """It was never owed, whether or not it was met: it ends, and a breach of it was none."""
        if self.is_breached:
            self.add("withdrawals", why=why, recorded_at=now())
        return self.set_now(ended_at=now(), ended_why=why[:200])

    def pass_on(self, why, **changed):
        """It is owed by another, or about another child, from now: a new row with every other fact. Returns it.

        A breach stays recorded once: the new row carries it over.
        """
        if self.is_running:
            self.end(now(), why)
            self.reload()
        rung = {"breached_at": self.breached_at, "breach_recorded_at": self.breach_recorded_at}
        return self.run_again(why, **rung, **changed)

    def reopen(self, why):
        """What met or ended it had not happened: it runs again, with the breach that stood, as a new row. Returns it."""
        self.set_now(ended_at=now(), ended_why=why[:200])
        rung = {"breached_at": self.breached_at, "breach_recorded_at": self.breach_recorded_at}
        return self.run_again(why, **(rung if self.is_breached else {}))

    def run_again(self, why, **changed):
        """A new row with the same facts but for those changed, which supersedes this one. Returns it."""
        facts = {name: getattr(self, name) for name in self._meta.fields if name not in (*self.set_once, "id")}
        facts |= {"supersedes": self, "superseded_why": why, "recorded_at": now(), **changed}
        return Deadline.create(**facts)

    def ring_if_passed(self, at):
        """Record a breach that nobody had noticed by that instant yet."""
        if self.breached_at is None and self.kind == "limit" and is_late(self.due, at) and self.ring(now()):
            self.breached_at = self.due

    def companions(self):
        """The aims and warnings that belong to this limit."""
        same = Deadline.select().where(Deadline.clock == self.clock, Deadline.kind != "limit")
        hangs_on = (Deadline.escalation, Deadline.review, Deadline.visit, Deadline.regular)
        same = same.where(*(_is(field, getattr(self, field.column_name)) for field in hangs_on))
        same = same.where(Deadline.ended_at.is_null())
        return [d for d in same if d.entry_id == self.entry_id and d.recipient_id == self.recipient_id]


def _is(field, key):
    return field.is_null() if key is None else field == key


# What the minute's pass reads: its cost grows with what is newly due, never with what is stored or already late.
Deadline.add_index(
    Deadline.index(
        Deadline.due, name="deadline_to_ring", where=SQL("met_at is null and ended_at is null and breached_at is null")
    )
)

# What lists of children and of reviews read: what is owed and not done, a small part of what was ever owed.
OF_CHILDREN = SQL("met_at is null and ended_at is null and escalation_id is null")
OF_REVIEWS = SQL("met_at is null and ended_at is null and decision_id is null")
Deadline.add_index(
    Deadline.index(Deadline.escalation, Deadline.child, name="deadline_running_of_child", where=OF_CHILDREN)
)
Deadline.add_index(
    Deadline.index(
        Deadline.decision, Deadline.kind, Deadline.stops, Deadline.at_end, Deadline.due, Deadline.review,
        name="deadline_running_of_review", where=OF_REVIEWS,
    )
)  # fmt: skip
Deadline.add_index(Deadline.index(Deadline.review, Deadline.clock))


class BreachWithdrawal(Record):
    """A breach that turned out not to have been: it stays, with this row that says why."""

    deadline = ForeignKeyField(Deadline, unique=True, backref="withdrawals")
    why = TextField()
    recorded_at = InstantField(default=now)
    recorded_by = ForeignKeyField(Person, null=True)
