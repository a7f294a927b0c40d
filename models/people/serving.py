"""Which post of a role serves a child's team: the nearest upwards in the tree."""

from models.team import Team

FOR_ALL = ("QTM", "QSM", "QHoS", "BS")  # they serve the whole council, wherever in the tree they stand


class Serving:
    @classmethod
    def nearest(cls, acts_as, team):
        """The post of this role in the team, or in the nearest team above it; None when there is none.

        The quality service's roles and its support serve the whole council, wherever in the tree they stand.
        """
        posts = cls._by_team(acts_as)
        for above in team.upwards() if team else ():
            if above.id in posts:
                return posts[above.id]
        return _for_all(acts_as, posts)

    @classmethod
    def teams_served(cls, acts_as, posts):
        """The ids of the teams whose nearest post of this role is one of these, with None for children without a team."""
        return {team for team, post in cls.nearest_to_each(acts_as).items() if post and post.id in posts}

    @classmethod
    def nearest_to_each(cls, acts_as):
        """{team's id: its nearest post of this role, or None}, and under None that of children without a team: two
        questions, however many teams there are.
        """
        by_team = cls._by_team(acts_as)
        above = {team.id: team.parent_id for team in Team.select(Team.id, Team.parent)}
        everybodys = _for_all(acts_as, by_team)
        return {None: everybodys} | {team: _up_from(team, by_team, above) or everybodys for team in above}

    @classmethod
    def _by_team(cls, acts_as):
        """{team's id: its post of this role}"""
        return {post.team_id: post for post in cls.select().where(cls.acts_as == acts_as).order_by(cls.id.desc())}


def _for_all(acts_as, posts):
    return next(iter(posts.values()), None) if acts_as in FOR_ALL else None


def _up_from(team, posts, above):
    while team is not None:
        if team in posts:
            return posts[team]
        team = above[team]
    return None
