"""Who owes what: a named person, a post, or a role that somebody acts in for the child today."""

from peewee import fn

from models.child import Allocation, Child
from models.person import Person
from models.post import Post


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
        """What this person owes for reviews and visits of children whom they may see, and for regular returns, and has
        not done: soonest first, as a query.

        A few questions are asked first, for the posts and the teams; their number does not grow with the children.
        """
        ways = (cls.owed_by_person == person) | cls.owed_by_post.in_(person.standing.posts or (0,))
        for role, children in served_by(person).items():
            ways |= (cls.owed_as == role) & cls.child.in_(children)
        seen = cls.child.is_null() | cls.child.in_(Child.select(Child.id).visible_to(person, "see reviews"))
        return cls.of_reviews().where(cls.running(), ways, seen).order_by(cls.due, cls.id)

    @classmethod
    def with_owners(cls):
        """Those with the person or the post that owes them, as a query that reads them along."""
        rows = cls.select(cls, Person, Post).left_outer_join(Person, on=cls.owed_by_person, attr="owed_by_person")
        return rows.switch(cls).left_outer_join(Post, on=cls.owed_by_post, attr="owed_by_post").switch(cls)

    @classmethod
    def of_reviews(cls):
        """Those that hang on a review, one of its decisions, a visit, or a regular return, as a query."""
        return cls.select().where(*cls.hang_on_reviews())

    @classmethod
    def hang_on_reviews(cls):
        """The conditions that they do."""
        return cls.escalation.is_null(), fn.coalesce(cls.review, cls.visit, cls.regular).is_null(False)


def served_by(person):
    """{role of the matrix: the ids of the children for whom this person acts in it today, as a query}."""
    found = {"IRO": Allocation.of_officer(person), "SW": Child.select(Child.id).where(Child.social_worker == person)}
    for role in set(person.roles) - set(found):
        teams = Post.teams_served(role, person.standing.posts)
        served = Child.team.in_(teams - {None} or (0,))
        found[role] = Child.select(Child.id).where(served | Child.team.is_null() if None in teams else served)
    return found
