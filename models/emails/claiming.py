"""Taking an email in hand: one worker at a time, for as long as its lease runs."""

from datetime import timedelta
from uuid import uuid4

from models.base import now
from models.database import is_sqlite, writing
from models.emails.answer import BROKEN_OFF

LEASE = timedelta(minutes=5)  # longer than a server that answers at its slowest can take


class Claiming:
    @classmethod
    def to_send(cls, at=None):
        """The emails that are due and in nobody's hand, the oldest first, as a query on the partial index."""
        at = at or now()
        free = cls.leased_until.is_null() | (cls.leased_until <= at)
        open_ = (cls.sent_at.is_null(), cls.failed_at.is_null())
        return cls.select().where(*open_, cls.due_at <= at, free).order_by(cls.due_at, cls.id)

    @classmethod
    def claim(cls):
        """Take the next email in hand. Returns (email, attempt), or None where nothing is to be sent."""
        with writing():
            query = cls.to_send().limit(1)
            email = (query if is_sqlite() else query.for_update(skip_locked=True)).first()
            if email is None:
                return None
            email._note_what_was_broken_off()
            email.leased_by, email.leased_until = uuid4().hex, now() + LEASE
            email.save(only=["leased_by", "leased_until", "in_doubt_at"])
            return email, email.attempts.model.create(email=email)

    def hold(self, attempt):
        """Renew the lease and note that the server gets the email now. False where another worker has it by now."""
        with writing():
            held = self._mine(leased_until=now() + LEASE)
            return held and attempt.set_now(handed_over_at=now())

    def _mine(self, **columns):
        """Change these columns while the lease is this worker's. Returns True where it is."""
        model = type(self)
        where = (model.id == self.id, model.leased_by == self.leased_by)
        return bool(model.update(**columns).where(*where).execute())

    def _note_what_was_broken_off(self):
        """A worker ended in the middle: what it had handed over may have arrived."""
        last = self.last_attempt
        if last and last.ended_at is None:
            last.end(BROKEN_OFF, "The worker ended before the server had answered")
            if last.handed_over_at:
                self.in_doubt_at = self.in_doubt_at or now()
