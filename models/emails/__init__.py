"""The outbox: what is to be emailed, written with the event that it tells of, and handed to the mail server later."""

from models.emails.attempt import EmailAttempt
from models.emails.email import Email

__all__ = ["Email", "EmailAttempt"]
