"""A role in a team, held by one person after another."""

from peewee import BooleanField, CharField, Check, DateField, ForeignKeyField

from models.base import Base, Record, now
from models.person import Person
from models.team import Team
from rules.london import london_date
from rules.permissions import ROLES


class Post(Base):
    title = CharField(max_length=120)
    acts_as = CharField(max_length=8, constraints=[Check(f"acts_as in {ROLES}")])
    team = ForeignKeyField(Team, backref="posts")

    @classmethod
    def nearest(cls, acts_as, team):
        """The post of this role in the team, or in the nearest team above it; None when there is none.

        The quality service's roles serve the whole council, wherever in the tree they stand.
        """
        posts = {post.team_id: post for post in cls.select().where(cls.acts_as == acts_as).order_by(cls.id.desc())}
        for above in team.upwards() if team else ():
            if above.id in posts:
                return posts[above.id]
        return next(iter(posts.values()), None) if acts_as.startswith("Q") else None

    def holder(self, on=None):
        """Who acts for the post on that London date: the cover where there is one, else the holder, else None."""
        holding = Holding.on(on).where(Holding.post == self).order_by(Holding.cover.desc(), Holding.id.desc()).first()
        return holding.person if holding else None

    def give_to(self, person, since, cover=False, until=None):
        """Let this person hold the post, or cover it, from a London date. Returns the holding."""
        return Holding.create(post=self, person=person, since=since, cover=cover, until=until)

    def __str__(self):
        return self.title


class Holding(Record):
    """Who held or covered a post, from when to when: both London dates, both included."""

    set_once = ("until",)

    post = ForeignKeyField(Post, backref="holdings")
    person = ForeignKeyField(Person, backref="holdings")
    since = DateField()
    until = DateField(null=True)
    cover = BooleanField(default=False)

    @classmethod
    def on(cls, day=None):
        """The holdings in force on that London date, today by default."""
        day = day or london_date(now())
        return cls.select().where(cls.since <= day, cls.until.is_null() | (cls.until >= day))
