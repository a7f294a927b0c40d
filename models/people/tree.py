"""The tree of teams as it stands today, with the posts in each and who acts for them."""

from collections import defaultdict
from dataclasses import dataclass, field

from peewee import fn


@dataclass
class Branch:
    team: object
    posts: list = field(default_factory=list)  # (post, holder or None, cover or None)
    branches: list = field(default_factory=list)


def grown():
    """The top branches: usually one, the council. Three queries, whatever the size of the tree."""
    from models.person import Person
    from models.post import Holding, Post
    from models.team import Team

    branches = {team.id: Branch(team) for team in Team.select().order_by(fn.lower(Team.name))}
    acting = defaultdict(dict)
    for holding in Holding.on().select(Holding, Person).join(Person).order_by(Holding.id):
        acting[holding.post_id][holding.cover] = holding
    for post in Post.select().order_by(Post.title, Post.id):
        branches[post.team_id].posts.append((post, acting[post.id].get(False), acting[post.id].get(True)))
    tops = []
    for branch in branches.values():
        above = branches.get(branch.team.parent_id)
        (above.branches if above else tops).append(branch)
    return tops
