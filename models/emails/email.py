"""One thing to be told to one person by email: written with its event, sent once, and kept."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from peewee import SQL, CharField, ForeignKeyField, TextField

from models.base import Base, InstantField, now
from models.emails.claiming import Claiming
from models.emails.delivering import Delivering
from models.emails.holding import HoldingBack
from models.emails.linking import Linking
from models.emails.queueing import Queueing
from models.emails.reporting import Reporting
from models.emails.retrying import Retrying
from models.event import Event
from models.person import Person


class Email(Queueing, Linking, HoldingBack, Claiming, Delivering, Retrying, Reporting, Base):
    event = ForeignKeyField(Event, null=True, backref="emails")
    person = ForeignKeyField(Person, backref="emails")
    channel = CharField(max_length=10, default="email")
    kind = CharField(max_length=40)
    message_id = CharField(max_length=200, unique=True)
    subject = CharField(max_length=200)
    body = TextField()
    queued_at = InstantField(default=now)
    due_at = InstantField(default=now)  # not to be tried before
    leased_by = CharField(max_length=32, default="")
    leased_until = InstantField(null=True)
    in_doubt_at = InstantField(null=True)  # the server may have had it without our hearing so: a second one may follow
    sent_at = InstantField(null=True)
    failed_at = InstantField(null=True)  # given up: somebody must be told in another way

    class Meta:
        indexes = ((("event", "person", "channel"), True),)

    @property
    def state(self):
        """`sent`, `failed`, `unknown` (it may have arrived), `sending` or `waiting`."""
        if self.sent_at:
            return "sent"
        if self.in_doubt_at:
            return "unknown"
        if self.failed_at:
            return "failed"
        return "sending" if self.leased_until and self.leased_until > now() else "waiting"

    @property
    def reference(self):
        """The reference of the card or review that it is about, or an empty text."""
        return self.event.about.reference if self.event and self.event.about else ""

    @property
    def last_attempt(self):
        """The last attempt, or None."""
        attempts = self.attempts
        return attempts.order_by(attempts.model.id.desc()).first()

    def message(self, postbox):
        """The email as it goes out, as bytes: the same each time, so that a second copy is known for one."""
        letter = EmailMessage(policy=SMTP)
        letter["From"], letter["To"], letter["Subject"] = postbox.sender, self.person.email, self.subject
        letter["Date"], letter["Message-ID"] = format_datetime(self.queued_at), self.message_id
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(self.body.replace("{link}", self.link_at(postbox)), cte="quoted-printable")
        return letter.as_bytes()


# What the worker reads: what has been sent or given up costs it nothing.
Email.add_index(Email.index(Email.due_at, name="email_to_send", where=SQL("sent_at is null and failed_at is null")))
