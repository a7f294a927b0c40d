"""Who owes what: a named person, a post, or a role that somebody acts in for the child today."""

from peewee import fn

from models.child import Allocation, Child
from models.post import Post
from models.team import Team


class Owing:
    @property
    def owing(self):
        """Who owes it today, or None where nobody acts for it."""
        if self.owed_as:
            return self.child.owing(self.owed_as)
        return self.owed_by_person or (self.owed_by_post and self.owed_by_post.holder())

    @property
    def owed_by(self):
        """Who owes it today: a person's name, a post's title, or whom it is owed by in words."""
        holder = self.owing
        return holder.name if holder else (self.owed_by_post.title if self.owed_by_post else "")

    def is_owed_by(self, person):
        """True for whoever owes it today, by name, through a post, or by acting for the child."""
        if self.owed_as in ("IRO", "SW"):
            return self.owing == person
        if self.owed_as:
            post = Post.nearest(self.owed_as, self.child.team)
            return post is not None and post.id in person.standing.posts
        return self.owed_by_person_id == person.id or self.owed_by_post_id in person.standing.posts

    @classmethod
    def owed_for_reviews_by(cls, person):
        """What this person owes for reviews and visits and has not done, soonest first, as a query.

        Two questions are asked first: which posts there are and which teams they serve; their number does not grow
        with the children.
        """
        mine = Allocation.select(Allocation.child).where(Allocation.iro == person, Allocation.until.is_null())
        worked_for = Child.select(Child.id).where(Child.social_worker == person)
        ways = (cls.owed_as == "IRO") & cls.child.in_(mine)
        ways |= (cls.owed_as == "SW") & cls.child.in_(worked_for)
        ways |= (cls.owed_by_person == person) | cls.owed_by_post.in_(person.standing.posts or (0,))
        for role in set(person.roles) - {"IRO", "SW"}:
            ways |= (cls.owed_as == role) & cls.child.in_(_children_served(role, person.standing.posts))
        return cls.of_reviews().where(cls.running(), ways).order_by(cls.due, cls.id)

    @classmethod
    def of_reviews(cls):
        """Those that hang on a review, one of its decisions, a visit, or a regular return, as a query."""
        of_one = fn.coalesce(cls.review, cls.visit, cls.regular).is_null(False)
        return cls.select().where(cls.escalation.is_null(), of_one)


def _children_served(role, posts):
    """The children for whom one of these posts is the nearest of its role."""
    teams = [team for team in Team.select() if (post := Post.nearest(role, team)) and post.id in posts]
    homeless = Post.nearest(role, None)
    served = Child.team.in_([team.id for team in teams] or (0,))
    if homeless and homeless.id in posts:
        served |= Child.team.is_null()
    return Child.select(Child.id).where(served)
