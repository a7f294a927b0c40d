"""A person of the council, or of a partner agency: may sign in, or is only named."""

from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from peewee import CharField, fn

from models.base import Base, InstantField, now
from models.database import writing
from models.standing import Standing
from rules.london import london_date

hasher = PasswordHasher()
# Verified when nobody has that address, so that an unknown address takes as long as a wrong password.
NOBODYS_PASSWORD = hasher.hash("nobody's password")
LONGEST_PASSWORD = 1024  # bytes: longer ones are refused before they are hashed


class Person(Base):
    name = CharField(max_length=120)
    email = CharField(max_length=254, null=True, unique=True)
    password_hash = CharField(null=True)
    disabled_at = InstantField(null=True)

    @classmethod
    def with_email(cls, email):
        """The person of this address, whatever its case. None when nobody has it."""
        return cls.get_or_none(fn.lower(cls.email) == email.strip().lower())

    @classmethod
    def who_signs_in(cls, email, password):
        """The person whose address and password these are; None otherwise, after the same time."""
        person = cls.with_email(email)
        usable = person is not None and person.may_sign_in and len(password.encode()) <= LONGEST_PASSWORD
        kept = str(person.password_hash) if person and usable else NOBODYS_PASSWORD
        try:
            hasher.verify(kept, password if usable else "")
        except (VerifyMismatchError, InvalidHashError):
            return None
        return person if usable else None

    @classmethod
    def join(cls, name, email, password, role, title, team):
        """Add a person who may sign in, with a new post held from today, recorded as an event. Returns the person."""
        from models.event import Event
        from models.post import Post

        with writing():
            person = cls.create(name=name, email=email.strip())
            person.set_password(password)
            post = Post.create(title=title, acts_as=role, team=team)
            post.give_to(person, since=london_date(now()))
            told = {"name": name, "title": title, "role": role, "team": team.name, "means": "the command line"}
            Event.create(kind="person added", audience="raiser", told=told, happened_at=now())
        return person

    @property
    def may_sign_in(self):
        """True for a person with a password and an open account."""
        return bool(self.password_hash) and self.disabled_at is None

    def set_password(self, password):
        """Keep this password as its argon2 hash."""
        with writing():
            self.password_hash = hasher.hash(password)
            self.save(only=["password_hash"])

    def disable(self, at=None):
        """Close the account: every session of it ends with its next request."""
        with writing():
            self.disabled_at = at or now()
            self.save(only=["disabled_at"])

    @cached_property
    def standing(self):
        """What this person may do and see today, worked out once for this object."""
        return Standing.of(self)

    @property
    def escalations(self):
        """The escalations this person may see: where every view's query starts."""
        from models.escalation.escalation import Escalation

        return Escalation.select().visible_to(self)

    @property
    def children_to_raise_for(self):
        """The children for whom this person may raise a concern."""
        from models.child import Child

        return Child.select().visible_to(self, "raise")

    @property
    def roles(self):
        """The roles of the permission matrix that this person acts in today, in its order."""
        return self.standing.roles

    @property
    def title(self):
        """The title of the post held today, or an empty text."""
        return self.standing.title

    def __str__(self):
        return self.name
