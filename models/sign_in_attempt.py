"""Tries at signing in: ten in five minutes for one account or from one address, then wait."""

import hashlib
from datetime import timedelta

from peewee import BooleanField, CharField

from models.base import Base, InstantField, now
from models.database import writing

WINDOW = timedelta(minutes=5)
TRIES = 10


class SignInAttempt(Base):
    account = CharField(max_length=64, index=True)  # a hash: wrong addresses are nobody's to keep
    address = CharField(max_length=64, index=True)
    happened_at = InstantField(index=True)
    succeeded = BooleanField()

    @classmethod
    def must_wait(cls, email, address, besides=None):
        """True when this account or this network address has used up its tries, besides this one, in five minutes."""
        recent = cls.select().where(cls.happened_at > now() - WINDOW, ~cls.succeeded)
        if besides is not None:
            recent = recent.where(cls.id != besides.id)
        by_account = recent.where(cls.account == _account(email)).count()
        return by_account >= TRIES or recent.where(cls.address == address).count() >= TRIES * 5

    @classmethod
    def note(cls, email, address, succeeded):
        """Keep this try, and forget those of yesterday. Returns it."""
        with writing():
            cls.delete().where(cls.happened_at < now() - timedelta(days=1)).execute()
            return cls.create(account=_account(email), address=address, happened_at=now(), succeeded=succeeded)

    def succeed(self):
        """The password was right: this was no guess."""
        with writing():
            self.succeeded = True
            self.save(only=["succeeded"])

    def take_back(self):
        """It was not let through to the password, so it uses up nothing."""
        with writing():
            self.delete_instance()


def _account(email):
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()
