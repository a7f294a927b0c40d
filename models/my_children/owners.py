"""Who owes what is owed for many children: each role is asked after once, and once who holds which post."""

from functools import cached_property

from models.person import Person
from models.post import Holding, Post


class Owners:
    def __init__(self, officers):
        self._officers = officers  # {child id: person}
        self._nearest = {}  # {role: {team id: post}}

    @classmethod
    def of_child(cls, child):
        """Those of one child."""
        return cls({child.id: child.iro})

    def of(self, deadline, child):
        """Whose it is in words, as `Deadline.owed_by` says it; empty where nobody acts for it."""
        person = self.person(deadline, child)
        return person.name if person else deadline.owed_by_post.title if deadline.owed_by_post_id else ""

    def person(self, deadline, child):
        """Who owes it today, as `Deadline.owing` says it; None where nobody acts for it."""
        if deadline.owed_as:
            return self.acting(deadline.owed_as, child)
        return deadline.owed_by_person if deadline.owed_by_person_id else self._holder(deadline.owed_by_post)

    def acting(self, role, child):
        """Who acts in this role of the matrix for the child today, or None."""
        if role == "IRO":
            return self._officers.get(child.id)
        return child.social_worker if role == "SW" else self._holder(self._post(role, child.team_id))

    def _post(self, role, team):
        if role not in self._nearest:
            self._nearest[role] = Post.nearest_to_each(role)
        return self._nearest[role].get(team)

    def _holder(self, post):
        return self._holders.get(post.id) if post else None

    @cached_property
    def _holders(self):
        """{post’s id: who acts for it today}: the cover where there is one, as `Post.holder` says."""
        rows = Holding.on().select(Holding, Person).join(Person).order_by(Holding.cover, Holding.id)
        return {row.post_id: row.person for row in rows}
