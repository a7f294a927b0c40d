"""Something that is sent again and again, such as the monitoring data of each month (req 2.97)."""

from contextlib import contextmanager

from peewee import CharField, DateField, ForeignKeyField

from models.base import InstantField, Record, now
from models.board_revision import BoardRevision
from models.closure_day import ClosureDay
from models.database import writing
from models.errors import Incomplete, Moved, NotYours
from models.person import Person
from models.post import Post
from models.procedure_version import ProcedureVersion
from models.review import clocks
from models.review.permitting import must_have_been
from rules.limits import due
from rules.london import london_date


class RegularReturn(Record):
    set_once = ("sent_on", "sent_by", "sent_recorded_at")

    procedure_version = ForeignKeyField(ProcedureVersion, backref="returns")
    rule_key = CharField(max_length=60)
    since = DateField()  # what it covers, up to the day on which it is due
    due_on = DateField()
    recorded_at = InstantField(default=now)
    sent_on = DateField(null=True)
    sent_by = ForeignKeyField(Person, null=True, backref="+")
    sent_recorded_at = InstantField(null=True)

    class Meta:
        indexes = ((("rule_key", "since"), True),)

    @classmethod
    def keep_up(cls, version, today):
        """Begin the next of each once the last was sent or has fallen due, from the day on which that was due."""
        for rule in version.procedure.regular:
            last = cls.select().where(cls.rule_key == rule.key).order_by(cls.id.desc()).first()
            if last is None or last.due_on < today or (last.sent_on and last.due_on == today):
                cls._begin(version, rule, last.due_on if last else today)

    @property
    def rule(self):
        """What the procedure says of it."""
        return next(rule for rule in self.procedure.regular if rule.key == self.rule_key)

    @property
    def procedure(self):
        """The reviews procedure under which it began."""
        return self.procedure_version.procedure

    @property
    def calendar(self):
        """The council's working days."""
        return ClosureDay.calendar(self.procedure.calendar_division)

    @property
    def reference(self):
        """What people call it."""
        return f"{self.rule.label}, {self.due_on:%B %Y}"

    def send(self, by, on):
        """It was sent on that London date. Raises NotYours, Moved where it was sent already, Incomplete."""
        with self.changing():
            if "A" not in by.standing.letters("arrange a review"):
                raise NotYours("Only the quality service and business support can record this.")
            must_have_been(on, "on")
            if on < self.since:
                raise Incomplete(on="It cannot be sent before the time that it covers")
            self.reload()
            if not self.set_now(sent_on=on, sent_by=by, sent_recorded_at=now()):
                raise Moved("It was recorded already that this was sent. Nothing was saved.")
            for row in self.deadlines:
                if row.is_running:
                    row.meet(clocks.done_at(on))

    @contextmanager
    def changing(self):
        """One change of it, one after another among the council's reviews."""
        with writing():
            BoardRevision.raise_for(self.procedure_version.key)
            yield

    def tell(self, kind, by, happened_at=None, audience="card", **told):
        """Add the event, and a notice for whoever owes it. `by` is None for the clock."""
        from models.event import Event

        row = {"kind": kind, "actor": by, "audience": audience, "told": told, "happened_at": happened_at or now()}
        event = Event.create(**row)
        post = self.deadlines.get().owed_by_post
        if post and post.holder():
            event.add_notice(post.holder(), "owes")
        return event

    @classmethod
    def _begin(cls, version, rule, since):
        working = due(rule.every, since, ClosureDay.calendar(version.procedure.calendar_division))
        row = {"rule_key": rule.key, "since": since, "due_on": london_date(working.at)}
        with writing():
            begun = cls.insert(procedure_version=version, **row).on_conflict_ignore().execute()
            if not begun:
                return
            new = cls.get(cls.rule_key == rule.key, cls.since == since)
            post = Post.nearest(version.procedure.roles[rule.owed_by].acts_as, None)
            clocks.start(new, rule, working, "the last one", clocks.SENT, owed_as=None, owed_by_post=post)
