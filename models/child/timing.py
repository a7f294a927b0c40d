"""The child's timeline, who owes what for the child today, and the review that comes next."""

from models.child.timelines import timelines
from models.post import Post


class Timing:
    def timeline(self):
        """What is known of the child, as the rules of reviews read it."""
        return timelines([self])[self.id]

    def owing(self, role):
        """Who acts in a role of the matrix for this child today: the allocated officer, the social worker, or whoever
        holds the nearest post. None for nobody.
        """
        if role == "IRO":
            return self.iro
        if role == "SW":
            return self.social_worker
        post = Post.nearest(role, self.team)
        return post.holder() if post else None

    def plan_review(self, why=""):
        """Bring the planned review to what is due now, inside the change that it belongs to. Returns [(before, after)]."""
        from models.review import Review

        return Review.plan(self, why)

    @property
    def next_review(self):
        """The review that is still to be held or completed, or None."""
        reviews = type(self).reviews.rel_model
        return reviews.select().open().where(reviews.child == self).first()
