"""A one-time link with which a person chooses a password: an invitation, or because it was forgotten."""

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta

from peewee import CharField, Check, ForeignKeyField

from models.base import InstantField, Record, now
from models.emails import Email
from models.errors import Incomplete, Refusal
from models.people.changing import changing_people, tell
from models.person import Person
from models.session import digest
from rules.passwords import fault

LASTS = {"invitation": timedelta(days=7), "reset": timedelta(hours=1)}


class PasswordLink(Record):
    """The link itself is nowhere in the table: it is worked out from the secret key and `nonce` where it is needed."""

    set_once = ("used_at", "ended_at")

    purpose = CharField(max_length=10, constraints=[Check("purpose in ('invitation', 'reset')")])
    person = ForeignKeyField(Person, backref="password_links")
    made_by = ForeignKeyField(Person, null=True)  # None: asked for on the sign-in page
    nonce = CharField(max_length=64)
    token_hash = CharField(max_length=64, unique=True)
    made_at = InstantField(default=now)
    ends_at = InstantField()
    used_at = InstantField(null=True)
    ended_at = InstantField(null=True)  # before its time: another was made, the address or the account changed

    @classmethod
    def make_for(cls, person, by, secret):
        """Make a link for this person, which ends the ones before. Returns it; `link.token(secret)` is its token.

        `by` is None where the person asked for it on the sign-in page. Raises Refusal for a closed account and for
        somebody without an email address.
        """
        with changing_people():
            person.refresh_account()
            if person.disabled_at or not person.email:
                raise Refusal(
                    f"{person.name}’s account is closed. Open it again first."
                    if person.disabled_at
                    else f"{person.name} has no email address to sign in with. Add it first."
                )
            person.end_links()
            purpose, nonce = "reset" if person.password_hash else "invitation", secrets.token_urlsafe(24)
            row = {
                "purpose": purpose,
                "person": person,
                "made_by": by,
                "nonce": nonce,
                "ends_at": now() + LASTS[purpose],
            }
            link = cls.create(token_hash=digest(_token(secret, nonce)), **row)
            told = {"name": person.name, "purpose": purpose, "own": by is None, "link": link.id}
            Email.queue_link(tell("link made", by or person, [person], **told), link)
            return link

    @classmethod
    def open(cls):
        """The links that were neither used nor ended; their time may have passed."""
        return cls.select().where(cls.used_at.is_null(), cls.ended_at.is_null())

    @classmethod
    def live(cls, token):
        """The link of this token with its person, while it may be used; None for any other."""
        link = cls.select(cls, Person).join(Person, on=cls.person).where(cls.token_hash == digest(token)).first()
        return link if link and link.is_live else None

    @property
    def is_live(self):
        """True until it is used, has ended or its time has passed."""
        return (
            self.used_at is None and self.ended_at is None and now() < self.ends_at and self.person.disabled_at is None
        )

    def token(self, secret):
        """What stands in the link's address. None under another secret key than it was made with."""
        token = _token(secret, self.nonce)
        return token if hmac.compare_digest(digest(token), self.token_hash) else None

    def choose(self, password, *own):
        """Use the link: this is the password from now on, and every session before it ends.

        `own` are words that it may not hold. Raises Incomplete for one too easily guessed; Refusal for a used link.
        """
        if problem := fault(password, self.person.name, self.person.email or "", *own):
            raise Incomplete(password=problem)
        with changing_people():
            self.reload()
            if not self.is_live or not self.set_now(used_at=now()):
                raise Refusal("This link has been used already.")
            self.person.set_password(password)
            self.person.end_sessions()
            tell("password chosen", self.person, [self.person], name=self.person.name, purpose=self.purpose)


def _token(secret, nonce):
    made = hmac.new(secret.encode(), f"password link {nonce}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")
