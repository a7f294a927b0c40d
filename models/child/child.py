"""A child, whose IRO is allocated from one date to another."""

from peewee import CharField, DateField, ForeignKeyField, ModelSelect, fn

from models.base import Base, InstantField, Record
from models.child.allocating import Allocating
from models.child.answering import Answering
from models.child.caring import Caring
from models.child.changing import Changing
from models.child.contacting import Contacting
from models.child.entering import Entering
from models.child.past import Past
from models.child.righting import Righting
from models.child.timing import Timing
from models.person import Person
from models.team import Team


class Children(ModelSelect):
    """Queries over children that return queries."""

    def visible_to(self, person, action="see names"):
        """Those that the permission matrix and restrictions leave to this person for an action."""
        from models.scope import children_closed_to, children_within

        within = children_within(person.standing, action)
        return self.where(Child.id.in_(within - children_closed_to(person.id)))

    def found_by(self, words):
        """Those whose reference or name contains these words, literally and in any case."""
        words = words.strip().lower().replace("\0", "\N{REPLACEMENT CHARACTER}")  # no database takes a NUL in a text
        return self.where(fn.lower(Child.name).contains(words) | fn.lower(Child.reference).contains(words))

    def named(self, name):
        """Those of exactly this name, in any case: kept apart by their references."""
        return self.where(fn.lower(Child.name) == " ".join(name.split()).lower())

    def with_reference(self, reference):
        """The one of this reference, in any case, or None."""
        return self.where(fn.lower(Child.reference) == reference.strip().lower()).first()


class Child(Entering, Changing, Allocating, Caring, Righting, Timing, Answering, Contacting, Past, Base):
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

    def __str__(self):
        return self.reference


class Allocation(Record):
    """An IRO's child, from a London date to another."""

    set_once = ("until",)

    child = ForeignKeyField(Child, backref="allocations")
    iro = ForeignKeyField(Person, backref="allocations")
    since = DateField()
    until = DateField(null=True)
    recorded_at = InstantField(null=True)
    recorded_by = ForeignKeyField(Person, null=True)

    class Meta:
        indexes = ((("iro", "until"), False),)

    @classmethod
    def of_officer(cls, iro):
        """The children who are this officer's today, as a query of their ids."""
        return cls.select(cls.child).where(cls.iro == iro, cls.until.is_null())
