"""Emails that cannot be sent: F8."""

from faults.table import fault


@fault("F8", "SMTP away for 6 hours", "cards and notices work; waiting emails are seen; each is sent once after")
def no_post(_installation, seen):
    seen.not_run = "there is no outbox of emails yet"
