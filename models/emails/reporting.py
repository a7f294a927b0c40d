"""What of the outbox must be seen by people: what waits too long, what was given up, what nobody can be sure of."""

from datetime import timedelta

from peewee import fn

LATE = timedelta(minutes=10)


class Reporting:
    @classmethod
    def waiting(cls):
        """(how many are not sent yet and not given up, since when the oldest has waited or None)."""
        model = cls.select(fn.count(cls.id), fn.min(cls.queued_at))
        number, oldest = model.where(cls.sent_at.is_null(), cls.failed_at.is_null()).tuples().first()
        return number, cls.queued_at.python_value(oldest)
