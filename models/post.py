"""A role in a team, held by one person after another."""

from peewee import BooleanField, CharField, Check, DateField, ForeignKeyField

from models.base import Base, Record, now
from models.people.changing import Told
from models.people.ending import Ending
from models.people.handing import Handing
from models.people.serving import Serving
from models.people.setting_up import SettingUp
from models.person import Person
from models.team import Team
from rules.london import end_of_day, london_date
from rules.permissions import ROLES


class Post(SettingUp, Handing, Serving, Told, Base):
    title = CharField(max_length=120)
    acts_as = CharField(max_length=8, constraints=[Check(f"acts_as in {ROLES}")])
    team = ForeignKeyField(Team, backref="posts")

    @classmethod
    def people_in(cls, *roles):
        """The people who hold or cover a post of one of these roles today."""
        held = Holding.on().select(Holding, Person).join(Person).switch(Holding).join(cls)
        return [holding.person for holding in held.where(cls.acts_as.in_(roles)).order_by(Holding.id)]

    def holder(self, on=None):
        """Who acts for the post on that London date: the cover where there is one, else the holder, else None."""
        holding = Holding.on(on).where(Holding.post == self).order_by(Holding.cover.desc(), Holding.id.desc()).first()
        return holding.person if holding else None

    def give_to(self, person, since, cover=False, until=None):
        """Let this person hold the post, or cover it, from a London date, asking nobody. Returns the holding."""
        return Holding.create(post=self, person=person, since=since, cover=cover, until=until)

    @property
    def in_full(self):
        """The title with its team: "Team Manager, Harbour team"."""
        return f"{self.title}, {self.team.name}"

    def __str__(self):
        return self.title


class Holding(Ending, Record):
    """Who held or covered a post, from when to when: London dates, all included."""

    set_once = ("until", "cut_short_on")

    post = ForeignKeyField(Post, backref="holdings")
    person = ForeignKeyField(Person, backref="holdings")
    since = DateField()
    until = DateField(null=True)
    cover = BooleanField(default=False)
    cut_short_on = DateField(null=True)  # the last day, where it ended before the day that was set

    @classmethod
    def on(cls, day=None):
        """The holdings in force on that London date, today by default."""
        day = day or london_date(now())
        closed = Person.select(Person.id).where(Person.disabled_at <= end_of_day(day))
        return cls.granted().where(cls.since <= day, cls.lasting(day), cls.person.not_in(closed))

    @classmethod
    def granted(cls):
        """The holdings that need no confirmation, or have it."""
        from models.confirmation import Confirmation

        ungranted = Confirmation.select(Confirmation.holding).where(Confirmation.confirmed_at.is_null())
        return cls.select().where(cls.id.not_in(ungranted))

    @classmethod
    def open(cls):
        """The holdings that have not ended before today: in force, still to come, or waiting to be confirmed."""
        from models.confirmation import Confirmation

        refused = Confirmation.select(Confirmation.holding).where(Confirmation.refused_at.is_null(False))
        lasting = cls.select().where(cls.lasting(london_date(now())), cls.id.not_in(refused))
        never = cls.until < cls.since  # taken back before it began
        return lasting.where(cls.until.is_null() | ~never).order_by(cls.cover, cls.since, cls.id)

    @classmethod
    def past(cls):
        """The holdings that were in force and have ended, the last first."""
        today = london_date(now())
        return (
            cls.granted().where(cls.since <= cls.until, ~cls.lasting(today)).order_by(cls.until.desc(), cls.id.desc())
        )

    @classmethod
    def lasting(cls, day):
        """The condition that a holding has not ended before that London date."""
        return (cls.until.is_null() | (cls.until >= day)) & (cls.cut_short_on.is_null() | (cls.cut_short_on >= day))
