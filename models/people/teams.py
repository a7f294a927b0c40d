"""Teams added, renamed, and moved in the tree."""

from peewee import fn

from models.errors import Incomplete
from models.people.changing import changing_people, tell

LONGEST_NAME = 120  # characters


class Teams:
    @classmethod
    def add_under(cls, by, name, parent):
        """Add a team under another; the first one, the council, stands under none. Returns it. Raises Incomplete."""
        with changing_people():
            name = cls._checked(name)
            if parent is None and cls.select().exists():
                raise Incomplete(parent="Choose the team that it stands under")
            team = cls.create(name=name, parent=parent)
            tell("team added", by, [team], name=name, under=str(parent or ""))
            return team

    def put_right(self, by, name, parent):
        """Rename the team and move it under another. Raises Incomplete, also for a place under itself."""
        with changing_people():
            self.reload_team()
            name, before = self._checked(name, besides=self), (self.name, self.parent)
            if parent is None and self.parent is not None:
                raise Incomplete(parent="Choose the team that it stands under")
            if parent and self.id in {team.id for team in parent.upwards()}:
                raise Incomplete(parent=f"{self.name} cannot stand under itself or under a team of its own")
            self.name, self.parent = name, parent
            self.save(only=["name", "parent"])
            if name != before[0]:
                tell("team renamed", by, [self], before=before[0], after=name)
            if parent != before[1]:
                tell("team moved", by, [self], name=name, before=str(before[1] or ""), after=str(parent or ""))

    def reload_team(self):
        """Read the name and the place again: they may have changed since this team was found."""
        fresh = type(self).get_by_id(self.id)
        self.name, self.parent = fresh.name, fresh.parent

    @classmethod
    def _checked(cls, name, besides=None):
        name = (name or "").strip()
        if not name:
            raise Incomplete(name="Enter the team’s name")
        if len(name) > LONGEST_NAME:
            raise Incomplete(name=f"Name must be {LONGEST_NAME} characters or fewer")
        others = cls.select().where(cls.id != (besides.id if besides else 0), fn.lower(cls.name) == name.lower())
        if others.exists():
            raise Incomplete(name="Another team has this name already. Names must differ")
        return name
