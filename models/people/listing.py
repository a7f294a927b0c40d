"""People as a list: by name, so many at a time, each with what they hold today."""

from collections import defaultdict
from dataclasses import dataclass

from peewee import fn

PER_PAGE = 50


@dataclass(frozen=True)
class Page:
    people: list
    number: int
    last: int
    count: int
    posts: dict  # {person's id: the holdings in force today, with their posts and teams}
    accounts: dict  # {person's id: how they stand to signing in}


def listed(people, number):
    """This page of these people, a number that is out of range brought back into it."""
    from models.password_link import PasswordLink
    from models.person import Person
    from models.post import Holding, Post
    from models.team import Team

    count = people.count()
    last = max(1, -(-count // PER_PAGE))
    number = min(max(number or 1, 1), last)
    shown = list(people.order_by(fn.lower(Person.name), Person.id).paginate(number, PER_PAGE))
    held = Holding.on().select(Holding, Post, Team).join(Post).join(Team).where(Holding.person.in_(shown))
    posts = defaultdict(list)
    for holding in held.order_by(Holding.cover, Holding.id):
        posts[holding.person_id].append(holding)
    links = defaultdict(list)
    for link in PasswordLink.open().where(PasswordLink.person.in_(shown)):
        links[link.person_id].append(link)
    accounts = {person.id: person.account_with(links[person.id]) for person in shown}
    return Page(shown, number, last, count, posts, accounts)
