"""What is out of the ordinary in a review, with everybody who agreed or discussed it, the days and the reasons."""

from peewee import CharField, DateField, ForeignKeyField, JSONField

from models.base import InstantField, Record, now
from models.person import Person
from models.review.review import Review


class PassedGate(Record):
    review = ForeignKeyField(Review, backref="gates")
    gate_key = CharField(max_length=60)
    about = CharField(max_length=120, default="")  # whom, where it is about one of those who take part
    people = JSONField()  # {the role's key: {"title", "name", "on"}}
    words = JSONField()  # {what the procedure asks: the answer}
    on = DateField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)

    @property
    def whom(self):
        """Whom it is about: the name of somebody who was on the list, or as it was written; empty for nobody."""
        guests = (guest.name for guest in self.review.invitations if f"{guest.part} {guest.id}" == self.about)
        return next(guests, self.about)
