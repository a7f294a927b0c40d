"""What a person stands for today: the posts they act for, the teams under them, the roles that follow."""

from dataclasses import dataclass
from functools import cached_property

from models.base import now
from rules.london import london_date
from rules.permissions import ROLES, letters


@dataclass(frozen=True)
class Standing:
    person_id: int
    acting: tuple = ()  # (post id, title, role, team id) held or covered today
    left: tuple = ()  # (post id, last London day) of posts held before: what was sent to them then may still be read

    @classmethod
    def of(cls, person):
        """This person's standing, in two queries."""
        from models.post import Holding, Post

        today = london_date(now())

        acting = (
            Holding.on(today)
            .select(Post.id, Post.title, Post.acts_as, Post.team)
            .join(Post)
            .where(Holding.person == person)
            .order_by(Holding.cover, Post.id)
            .tuples()
        )
        left = {}
        for holding in Holding.granted().where(Holding.person == person).order_by(Holding.post):
            if holding.last_day and holding.since <= holding.last_day < today:
                left[holding.post_id] = max(holding.last_day, left.get(holding.post_id, holding.last_day))
        return cls(person.id, tuple(acting), tuple(left.items()))

    @cached_property
    def roles(self):
        """The roles of the matrix acted in today, in the matrix's order."""
        held = {acts_as for _, _, acts_as, _ in self.acting}
        return tuple(role for role in ROLES if role in held)

    @property
    def title(self):
        """The first title held today."""
        return self.acting[0][1] if self.acting else ""

    @property
    def posts(self):
        """The ids of the posts acted for today."""
        return tuple(post for post, _, _, _ in self.acting)

    def teams_as(self, *roles):
        """The ids of the teams in which one of these roles is held today."""
        return tuple({team for _, _, acts_as, team in self.acting if acts_as in roles})

    def letters(self, action):
        """The scope letters that the matrix gives this person for an action, over all roles held: {"O", "P"}."""
        return frozenset("".join(letters(action, role) for role in self.roles))

    def roles_with(self, action, letter):
        """The roles held today whose cell for this action carries that letter."""
        return tuple(role for role in self.roles if letter in letters(action, role))
