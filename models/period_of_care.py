"""When a child was in care, and what changed: each a dated row."""

from peewee import CharField, DateField, ForeignKeyField

from models.base import InstantField, now
from models.child import Child
from models.person import Person
from models.retractable import TAKEN_BACK, Retractable
from rules.reviews.vocabulary import SAID


class PeriodOfCare(Retractable):
    """From the London date a child came into care to the date it ended."""

    set_once = (*TAKEN_BACK, "ended_on")

    child = ForeignKeyField(Child, backref="periods_of_care")
    began_on = DateField()
    ended_on = DateField(null=True)
    legal_status = CharField(max_length=60, default="")  # with which it began
    recorded_at = InstantField(null=True)
    recorded_by = ForeignKeyField(Person, null=True)

    @classmethod
    def covering(cls, day):
        """Those in force on a London date."""
        rows = cls.select().where(cls.stands(), cls.began_on <= day)
        return rows.where(cls.ended_on.is_null() | (cls.ended_on > day))


class ChildChange(Retractable):
    """A move, an order, a status, a child protection plan: what happened to a child on a London date."""

    child = ForeignKeyField(Child, backref="changes")
    kind = CharField(max_length=40)
    happened_on = DateField()
    words = CharField(max_length=200, default="")
    before = CharField(max_length=200, null=True)  # what stood until then, where something was changed
    after = CharField(max_length=200, null=True)
    confirmed = CharField(max_length=200, null=True)  # the rules about dates that whoever recorded it confirmed
    recorded_at = InstantField(default=now)
    recorded_by = ForeignKeyField(Person, null=True)

    @property
    def is_said(self):
        """True where a person wrote what it changed to, which is not for all who see the child."""
        return self.kind in SAID

    @property
    def has_plain_words(self):
        """True where its words are no more than a legal status."""
        return self.kind == "came into care"

    @classmethod
    def latest(cls, child, kinds, day):
        """The last change of one of these kinds up to a London date that was not taken back, or None."""
        dated = cls.select().where(cls.stands(), cls.child == child, cls.kind.in_(kinds), cls.happened_on <= day)
        return dated.order_by(cls.happened_on.desc(), cls.id.desc()).first()
