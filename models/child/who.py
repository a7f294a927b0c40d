"""Whom a child may be allocated to, and who may be a child's social worker."""

from models.person import Person
from models.post import Holding, Post


def officers():
    """The reviewing officers of today with an open account, by name."""
    return acting("IRO").order_by(Person.name)


def workers():
    """The social workers of today and the people who are only named, by name."""
    named = Person.select(Person.id).where(Person.email.is_null())
    return Person.select().where(Person.id.in_(acting("SW").select(Person.id) | named)).order_by(Person.name)


def acting(role):
    """Who acts in that role of the matrix today, with an open account, as a query."""
    holding = Holding.on().select(Holding.person).join(Post).where(Post.acts_as == role)
    return Person.select().where(Person.id.in_(holding), Person.disabled_at.is_null())
