"""A form's idempotency key and what came of it: a double click or a replay never doubles."""

from peewee import CharField, ForeignKeyField, IntegrityError

from models.base import Base, InstantField, now
from models.database import db, writing
from models.person import Person
from models.unsent import Unsent


class Submission(Base):
    person = ForeignKeyField(Person, backref="submissions")
    key = CharField(max_length=64)
    result = CharField(max_length=200, default="")  # where the first one led, without its host
    happened_at = InstantField(default=now)

    class Meta:
        indexes = ((("person", "key"), True),)

    @classmethod
    def once(cls, person, key, do):
        """Run `do` in one transaction with this form's key, unless it ran before. Returns where the first one led.

        `do` returns that address. When it raises, nothing is kept and the key is free again.
        """
        with writing():
            try:
                with db.atomic():
                    submission = cls.create(person=person, key=key)
            except IntegrityError:
                return cls.get(cls.person == person, cls.key == key).result
            submission.result = do()
            submission.save(only=["result"])
            Unsent.forget(person, key)
            return submission.result

    @classmethod
    def led_to(cls, person, key):
        """Where this form led when it was sent, or None where it was not."""
        sent = cls.get_or_none(cls.person == person, cls.key == key)
        return sent and sent.result
