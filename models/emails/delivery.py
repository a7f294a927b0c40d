"""How the email about a stage has fared with each of those it is written to: what the raiser's side sees on the card."""

from dataclasses import dataclass
from datetime import datetime

from models.base import now
from models.emails import postbox
from models.emails.email import Email
from models.emails.reporting import LATE


@dataclass(frozen=True)
class Delivery:
    name: str
    state: str  # sent, on its way, late, failed, unknown, not by us
    at: datetime | None = None

    @property
    def needs_a_call(self):
        """True where somebody must tell them in another way."""
        return self.state in ("late", "failed", "unknown")


def deliveries(entry):
    """How it has fared with everybody this stage was sent to, but for what no longer matters: they have seen it."""
    if entry.sent_at is None or not entry.is_open:
        return []
    emails = Email.of_entry(entry)
    if not emails and postbox.bound() is None:
        return []
    found = [(recipient, _delivery(recipient, emails)) for recipient in entry.addressed]
    return [each for recipient, each in found if each.state == "sent" or recipient.acknowledgement is None]


def _delivery(recipient, emails):
    holder = recipient.holder
    email = emails.get(holder.id) if holder else None
    if email is None:
        return Delivery(recipient.name, "not by us")
    if email.sent_at or email.failed_at:
        return Delivery(holder.name, email.state, email.sent_at or email.failed_at)
    return Delivery(holder.name, "late" if now() - email.queued_at > LATE else "on its way", email.queued_at)
