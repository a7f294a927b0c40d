"""Posts set up and put right."""

from models.errors import Incomplete
from models.people.changing import changing_people, tell
from rules.permissions import ROLES

LONGEST_TITLE = 120  # characters


class SettingUp:
    @classmethod
    def set_up(cls, by, title, role, team):
        """Add a post to a team. Returns it. Raises Incomplete without a title or a role of the matrix."""
        with changing_people():
            title = checked(title, role)
            post = cls.create(title=title, acts_as=role, team=team)
            tell("post added", by, [post, team], post=post.in_full, role=role)
            return post

    def put_right(self, by, title, role, team):
        """Change the title; and, until somebody was given the post, its role and team too. Raises Incomplete.

        A post that was held keeps both: what its holders may see and have been sent hangs on them.
        """
        with changing_people():
            title, before = checked(title, role), self.in_full
            moved = role != self.acts_as or team.id != self.team_id
            if moved and self.holdings.exists():
                raise Incomplete(role="This post has been given to somebody, so its role and its team stay")
            self.title, self.acts_as, self.team = title, role, team
            self.save(only=["title", "acts_as", "team"])
            tell("post changed", by, [self, team], before=before, after=self.in_full, role=role)


def checked(title, role):
    """The title as it is kept. Raises Incomplete."""
    title, problems = (title or "").strip(), {}
    if not title:
        problems["title"] = "Enter the post’s title"
    elif len(title) > LONGEST_TITLE:
        problems["title"] = f"Title must be {LONGEST_TITLE} characters or fewer"
    if role not in ROLES:
        problems["role"] = "Choose the role that this post acts as"
    if problems:
        raise Incomplete(**problems)
    return title
