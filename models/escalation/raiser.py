"""A post that raises a stage which somebody else opened: one of them takes it over and sends it."""

from peewee import CharField, ForeignKeyField

from models.base import Record
from models.escalation.stage_entry import StageEntry
from models.post import Post


class Raiser(Record):
    entry = ForeignKeyField(StageEntry, backref="raisers")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)  # in the procedure's words
    post = ForeignKeyField(Post, backref="raises")

    @property
    def name(self):
        """Who that is today: "W. Halloran, QA Team Manager"."""
        holder = self.post.holder()
        return f"{holder.name}, {self.title}" if holder else f"the {self.title}"

    def is_for(self, person):
        """True for the person who acts for this post today, as holder or cover."""
        return self.post_id in person.standing.posts
