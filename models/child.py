"""A child, whose IRO is allocated from one date to another."""

from peewee import CharField, DateField, ForeignKeyField, ModelSelect, fn

from models.base import Base, Record, now
from models.person import Person
from models.team import Team
from rules.london import london_date


class Children(ModelSelect):
    """Queries over children that return queries."""

    def visible_to(self, person, action="see names"):
        """Those that the permission matrix and restrictions leave to this person for an action."""
        from models.scope import children_closed_to, children_within

        within = children_within(person.standing, action)
        return self.where(Child.id.in_(within - children_closed_to(person.id)))

    def found_by(self, words):
        """Those whose reference or name contains these words, literally and in any case."""
        words = words.strip().lower()
        return self.where(fn.lower(Child.name).contains(words) | fn.lower(Child.reference).contains(words))


class Child(Base):
    reference = CharField(max_length=40, unique=True)
    name = CharField(max_length=120)
    born = DateField()
    team = ForeignKeyField(Team, null=True, backref="children")
    social_worker = ForeignKeyField(Person, null=True, backref="children")

    @classmethod
    def select(cls, *fields):
        return Children(cls, fields or (cls,), is_default=not fields)

    @property
    def initials(self):
        """All that a card, a title or a notice may carry of the name: "A.B."."""
        return "".join(f"{part[0].upper()}." for part in self.name.replace("-", " ").split())

    def status_on(self, day=None):
        """What the law calls this child on a London date: "in care", "CP plan", "in care and CP plan", "child in need"."""
        from models.period_of_care import ChildChange, PeriodOfCare

        day = day or london_date(now())
        in_care = PeriodOfCare.covering(day).where(PeriodOfCare.child == self).exists()
        on_plan = ChildChange.latest(self, ("CP plan began", "CP plan ended"), day)
        statuses = ["in care"] * in_care + ["CP plan"] * (on_plan is not None and on_plan.kind == "CP plan began")
        return " and ".join(statuses) or "child in need"

    @property
    def iro(self):
        """Who is allocated today, or None."""
        allocation = self.allocations.where(Allocation.until.is_null()).order_by(Allocation.id.desc()).first()
        return allocation.iro if allocation else None


class Allocation(Record):
    """An IRO's child, from a London date to another."""

    set_once = ("until",)

    child = ForeignKeyField(Child, backref="allocations")
    iro = ForeignKeyField(Person, backref="allocations")
    since = DateField()
    until = DateField(null=True)

    class Meta:
        indexes = ((("iro", "until"), False),)
