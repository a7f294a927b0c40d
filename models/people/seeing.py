"""What somebody who looks after people may look at: where the queries of those pages start."""


class Seeing:
    def _all_of(self, model):
        """All rows of this kind for those who may see people, none for anybody else."""
        return model.select() if self.standing.letters("see people") else model.select().where(model.id == -1)

    @property
    def people(self):
        """The people whom this person may look at."""
        return self._all_of(type(self))

    @property
    def posts_to_see(self):
        """The posts that this person may look at."""
        from models.post import Post

        return self._all_of(Post)

    @property
    def teams_to_see(self):
        """The teams that this person may look at."""
        from models.team import Team

        return self._all_of(Team)

    @property
    def holdings_to_see(self):
        """The holdings that this person may look at."""
        from models.post import Holding

        return self._all_of(Holding)
