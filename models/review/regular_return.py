"""Something that is sent again and again, such as the monitoring data of each month (req 2.97)."""

from peewee import CharField, DateField, ForeignKeyField, ModelSelect

from models.base import InstantField, Record, now
from models.child import Child
from models.closure_day import ClosureDay
from models.database import writing
from models.errors import Incomplete, Moved, NotYours
from models.governed import Governed
from models.person import Person
from models.post import Post
from models.procedure_version import ProcedureVersion
from models.review import clocks
from models.review.permitting import must_have_been
from models.review.review import Review
from models.review.review_step import ReviewStep
from rules.limits import due
from rules.london import london_date

RETURNS = "arrange a review"  # whoever may do it for every child
SHEET = "monitoring"  # the step after a review that fills in its monitoring sheet


class RegularReturns(ModelSelect):
    """Queries over regular returns that return queries."""

    def for_person(self, person):
        """All of them for the quality service and business support, none for anybody else."""
        return self if "A" in person.standing.letters(RETURNS) else self.where(RegularReturn.id.is_null())

    def to_send(self):
        """Those that were not sent yet, the first due first."""
        return self.where(RegularReturn.sent_on.is_null()).order_by(RegularReturn.due_on, RegularReturn.id)


class RegularReturn(Governed, Record):
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
    def select(cls, *fields):
        return RegularReturns(cls, fields or (cls,), is_default=not fields)

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
    def reference(self):
        """What people call it."""
        return f"{self.rule.label}, {self.due_on:%B %Y}"

    def reviews(self):
        """[(a review that was completed in its time, the London date of its monitoring sheet or None)], by day."""
        held = Review.last_on.between(self.since, self.due_on) & (Review.brought_in == False)
        steps = ReviewStep.select().join(Review).where(held, ReviewStep.rule_key == SHEET)
        done = {step.review_id: step.done_on for step in steps.order_by(ReviewStep.id)}
        found = Review.select(Review, Child).join(Child).switch(Review).where(held).order_by(Review.last_on, Review.id)
        return [(review, done.get(review.id)) for review in found]

    @property
    def is_late(self):
        """True where it was not sent by its day."""
        return self.sent_on is None and self.due_on < london_date(now())

    def send(self, by, on):
        """It was sent on that London date. Raises NotYours, Moved where it was sent already, Incomplete."""
        with self.changing():
            if "A" not in by.standing.letters(RETURNS):
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
