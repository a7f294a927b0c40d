"""A person of the council, or of a partner agency: may sign in, or is only named."""

from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from peewee import CharField, fn

from models.base import Base, InstantField, now
from models.database import writing
from models.people.changing import Told, changing_people, tell
from models.people.gaps import Gaps
from models.people.leaving import Leaving
from models.people.naming import Naming
from models.people.seeing import Seeing
from models.standing import Standing
from rules.london import london_date
from rules.passwords import LONGEST as LONGEST_PASSWORD

hasher = PasswordHasher()
# Verified when nobody has that address, so that an unknown address takes as long as a wrong password.
NOBODYS_PASSWORD = hasher.hash("nobody's password")


class Person(Naming, Leaving, Gaps, Seeing, Told, Base):
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
        """Add a person who may sign in, with a new post held from today, as the command line does. Returns the person.

        Raises Incomplete as `enter` does.
        """
        from models.post import Post

        with changing_people():
            person = cls.enter(None, name, email)
            person.set_password(password)
            Post.set_up(None, title, role, team).hand_to(None, person, london_date(now()))
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

    def is_password(self, password):
        """True where this is the person's password."""
        try:
            return bool(self.password_hash) and hasher.verify(str(self.password_hash), password)
        except (VerifyMismatchError, InvalidHashError):
            return False

    def change_password(self, password, session):
        """Keep this password from now on, and end every session but this one."""
        with changing_people():
            self.set_password(password)
            self.end_sessions(but=session)
            tell("password changed", self, [self], name=self.name)

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
