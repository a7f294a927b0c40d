"""Whom a child may be allocated to, and who may be a child's social worker."""

from models.person import Person
from models.post import Holding, Post


def officers():
    """The reviewing officers of today with an open account, by name."""
    return _acting("IRO").order_by(Person.name)


def workers():
    """The social workers of today and the people who are only named, by name."""
    named = Person.select(Person.id).where(Person.email.is_null())
    return Person.select().where(Person.id.in_(_acting("SW").select(Person.id) | named)).order_by(Person.name)


def _acting(role):
    holding = Holding.on().select(Holding.person).join(Post).where(Post.acts_as == role)
    return Person.select().where(Person.id.in_(holding), Person.disabled_at.is_null())
