"""A person's name and email address: entered, and put right."""

import unicodedata

from models.errors import Incomplete
from models.people.changing import changing_people, tell
from rules.addresses import is_address, mailbox

LONGEST_NAME = 120  # characters


class Naming:
    @classmethod
    def enter(cls, by, name, email=""):
        """Add a person, who is only named until they choose a password. Returns the person.

        Raises Incomplete for a name or an address that cannot be one, or that somebody has already.
        """
        with changing_people():
            name, email = cls.checked(name, email)
            person = cls.create(name=name, email=email or None)
            tell("person added", by, [person], name=name)
            return person

    def put_right(self, by, name, email):
        """Change the name or the address. A link that was sent to another address ends. Raises as `enter` does."""
        with changing_people():
            name, email = self.checked(name, email, besides=self)
            before = {"name": self.name, "email": self.email or ""}
            self.name, self.email = name, email or None
            self.save(only=["name", "email"])
            if email != before["email"]:
                self.end_links()
            changed = {key: value for key, value in {"name": name, "email": email}.items() if value != before[key]}
            if changed:
                tell("person changed", by, [self], before=before, after={"name": name, "email": email})

    @classmethod
    def checked(cls, name, email, besides=None):
        """The name and the address as they are kept. Raises Incomplete."""
        name, email, problems = " ".join(part for part in (name or "").split(" ") if part), (email or "").strip(), {}
        if not any(c.isalpha() for c in name):
            problems["name"] = "Enter their name"
        elif any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in name):
            problems["name"] = "Name: remove characters that cannot be stored"
        elif len(name) > LONGEST_NAME:
            problems["name"] = f"Name must be {LONGEST_NAME} characters or fewer"
        if email and not is_address(email):
            problems["email"] = "Enter an email address in the form name@council.gov.uk"
        elif email and (other := cls.of_mailbox(email, besides)):
            problems["email"] = f"{other.name} has this email address already"
        if besides and besides.may_sign_in and not email:
            problems["email"] = "Somebody who may sign in needs an email address"
        if problems:
            raise Incomplete(**problems)
        return name.strip(), email

    @classmethod
    def of_mailbox(cls, email, besides=None):
        """Who else has this mailbox, whatever its capitals and whatever stands after a plus; None for nobody."""
        others = cls.select().where(cls.email.is_null(False), cls.id != (besides.id if besides else 0))
        return next((person for person in others if mailbox(person.email) == mailbox(email)), None)
