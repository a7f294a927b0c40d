"""A post or a person written to at a stage: answers, is copied, or is only told."""

from contextlib import contextmanager

from peewee import CharField, Check, ForeignKeyField

from models.base import InstantField, Record
from models.escalation.acknowledging import Acknowledging
from models.escalation.planning import Planning
from models.escalation.responding import Responding
from models.escalation.sending_on import SendingOn
from models.escalation.stage_entry import StageEntry
from models.person import Person
from models.post import Post


class Recipient(Acknowledging, Responding, Planning, SendingOn, Record):
    set_once = ("withdrawn_at",)

    entry = ForeignKeyField(StageEntry, backref="recipients")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)  # in the procedure's words
    part = CharField(max_length=10, constraints=[Check("part in ('answers', 'copied', 'told')")])
    post = ForeignKeyField(Post, null=True, backref="written_to")
    person = ForeignKeyField(Person, null=True, backref="written_to")
    outsider = CharField(max_length=120, default="")
    withdrawn_at = InstantField(null=True)  # written to by mistake: nobody reads through it any more

    @classmethod
    def standing(cls):
        """The condition that leaves out whom a stage was sent on from, and to whom it was sent by mistake."""
        passed_on = cls.readdressings.rel_model
        return cls.withdrawn_at.is_null() & cls.id.not_in(passed_on.select(passed_on.recipient))

    @contextmanager
    def changing(self):
        """One change of this card, with its stage as it stands once the change's turn has come."""
        with self.entry.changing():
            yield

    @property
    def name(self):
        """Who that is today: "H. Okafor, Team Manager"."""
        holder = self.holder
        return f"{holder.name}, {self.title}" if holder else self.outsider or f"the {self.title}"

    @property
    def holder(self):
        """Who acts for it today, or None."""
        return self._person or (self.post.holder() if self.post else None)

    def is_for(self, person):
        """True for the person who acts for this recipient today, as holder or cover."""
        return self._person == person or (self.post_id is not None and self.post_id in person.standing.posts)

    @property
    def _person(self):
        """Who was written to by name; in the place of a reviewing officer, whoever keeps the card today."""
        is_foreseen = self.entry_id is None
        if self.person is None or is_foreseen or self.entry.escalation.procedure.roles[self.role_key].acts_as != "IRO":
            return self.person
        return self.entry.escalation.keeper_of(self.person)
