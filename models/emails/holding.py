"""After a backup was put back: what may have gone out before is not sent again until somebody asks for it."""

from models.base import now
from models.database import writing
from models.emails.answer import HELD_BACK
from models.heartbeat import Heartbeat

RESTORED = "restored"  # when a backup was last put back
WHY = "Held back: a backup was put back, and this may have gone out before"


class HoldingBack:
    @classmethod
    def hold_back_what_waits(cls):
        """A backup has just been put back: nothing that it holds unsent goes out by itself. Returns how many."""
        with writing():
            Heartbeat.beat(RESTORED)
            emails = list(cls.select().where(cls.sent_at.is_null(), cls.failed_at.is_null()))
            for email in emails:
                email.hold_back()
        return len(emails)

    def hold_back(self):
        """Keep that nobody can say whether it has gone out: people may have it tried again."""
        at = now()
        attempt = self.attempts.model.create(email=self)
        attempt.end(HELD_BACK, WHY)
        type(self).update(failed_at=at, in_doubt_at=at, leased_until=None).where(type(self).id == self.id).execute()

    @property
    def may_have_gone_out_before(self):
        """True where it tells of what happened before a backup was last put back."""
        restored = Heartbeat.last(RESTORED)
        return bool(restored and self.event and self.event.happened_at <= restored)
