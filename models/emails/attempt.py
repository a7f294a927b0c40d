"""Each time that an email was taken in hand: when, and what the mail server said."""

from peewee import CharField, ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.emails.email import Email

LONGEST = 300  # characters kept of an answer


class EmailAttempt(Record):
    set_once = ("handed_over_at", "ended_at", "came_to", "answer")

    email = ForeignKeyField(Email, backref="attempts")
    began_at = InstantField(default=now)
    handed_over_at = InstantField(null=True)  # from here on the server may have it
    ended_at = InstantField(null=True)
    came_to = CharField(max_length=20, null=True)  # a word of models/emails/answer.py
    answer = TextField(null=True)

    def end(self, came_to, answer):
        """It came to this, and the server said that. Returns False where it had ended before."""
        return self.set_now(ended_at=now(), came_to=came_to, answer=answer[:LONGEST])
