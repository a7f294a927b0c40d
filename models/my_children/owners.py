"""Who owes what is owed for many children: each post is asked after once."""

from models.post import Post


class Owners:
    def __init__(self, officers):
        self._officers = officers  # {child id: person}
        self._posts = {}

    def of(self, deadline, child):
        """Whose it is in words, as `Deadline.owed_by` says it; empty where nobody acts for it."""
        person = self.person(deadline, child)
        return person.name if person else deadline.owed_by_post.title if deadline.owed_by_post_id else ""

    def person(self, deadline, child):
        """Who owes it today, as `Deadline.owing` says it; None where nobody acts for it."""
        role = deadline.owed_as
        if role == "IRO":
            return self._officers.get(child.id)
        if role == "SW":
            return child.social_worker
        if role:
            return self._once((role, child.team_id), lambda: self._nearest(role, child.team))
        if deadline.owed_by_person_id:
            return deadline.owed_by_person
        post = deadline.owed_by_post
        return self._once(post.id, post.holder) if post else None

    def _once(self, key, ask):
        if key not in self._posts:
            self._posts[key] = ask()
        return self._posts[key]

    @staticmethod
    def _nearest(role, team):
        post = Post.nearest(role, team)
        return post and post.holder()
