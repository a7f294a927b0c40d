"""A team, a service or the council: a tree."""

from peewee import CharField, ForeignKeyField

from models.base import Base
from models.people.changing import Told
from models.people.teams import Teams


class Team(Teams, Told, Base):
    name = CharField(unique=True, max_length=120)
    parent = ForeignKeyField("self", null=True, backref="teams")

    @classmethod
    def under(cls, teams):
        """The ids of these teams and of all below them, as one query."""
        top = cls.select(cls.id).where(cls.id.in_(teams)).cte("under", recursive=True, columns=("id",))
        below = cls.alias()
        deeper = below.select(below.id).join(top, on=(below.parent == top.c.id))
        tree = top.union_all(deeper)
        return tree.select_from(tree.c.id)

    def upwards(self):
        """This team, its parent, and so on to the council."""
        team = self
        while team:
            yield team
            team = team.parent

    def __str__(self):
        return self.name
