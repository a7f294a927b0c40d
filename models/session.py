"""Who is signed in, as rows: ended at the next request, wherever the cookie went."""

import hashlib
import secrets
from datetime import timedelta

from peewee import CharField, ForeignKeyField

from models.base import Base, InstantField, now
from models.database import writing
from models.person import Person

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)


class Session(Base):
    person = ForeignKeyField(Person, backref="sessions")
    token_hash = CharField(max_length=64, unique=True)
    started_at = InstantField()
    seen_at = InstantField()
    ended_at = InstantField(null=True)

    @classmethod
    def start(cls, person):
        """Sign this person in. Returns the token for the cookie; only its hash is kept."""
        token = secrets.token_urlsafe(32)
        with writing():
            cls.create(person=person, token_hash=digest(token), started_at=now(), seen_at=now())
        return token

    @classmethod
    def live(cls, token):
        """The session of this token with its person, or None: ended, idle too long, too old, account closed."""
        session = cls.select(cls, Person).join(Person).where(cls.token_hash == digest(token)).first()
        return session if session and session.is_live else None

    @classmethod
    def live_of(cls, person):
        """This person's sessions that may be used, the last begun first."""
        begun = cls.select().where(cls.person == person, cls.ended_at.is_null()).order_by(cls.id.desc())
        return [session for session in begun.where(cls.started_at > now() - ABSOLUTE) if session.is_live]

    @property
    def is_live(self):
        """True while the session may be used."""
        return now() < self.ends_at and self.ended_at is None and self.person.may_sign_in

    @property
    def ends_at(self):
        """When it ends if nothing more is done."""
        return min(self.seen_at + IDLE, self.started_at + ABSOLUTE)

    @property
    def left(self):
        """Whole seconds to its end."""
        return int((self.ends_at - now()).total_seconds())

    @property
    def may_be_put_off(self):
        """False where the end is that of the longest time there is: only signing in again helps."""
        return self.seen_at + IDLE < self.started_at + ABSOLUTE

    def seen(self):
        """Note that the person did something just now; at most one write every ten seconds."""
        if now() - self.seen_at >= timedelta(seconds=10):
            with writing():
                Session.update(seen_at=now()).where(Session.id == self.id).execute()
            self.seen_at = now()

    def end(self):
        """Sign out."""
        with writing():
            Session.update(ended_at=now()).where(Session.id == self.id, Session.ended_at.is_null()).execute()


def digest(token):
    """The SHA-256 of a token, in hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()
