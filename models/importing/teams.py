"""The teams of a file that are not here yet, and where each will stand in the tree."""

from rules.imports import Problem


class NewTeams:
    """`above` is {name without case: the name of the team above}, for new teams, from the top down."""

    def __init__(self, rows, here):
        self.here, self.problems, self.warnings, self.above, self.names = here, [], [], {}, {}
        self.root = next((team.name for team in here.values() if team.parent_id is None), None)
        said = self._said(rows)
        for key in said:
            self._place(key, said, ())

    def _said(self, rows):
        """{team: (the team above or an empty text, the row that says so)}, of all the teams that are named."""
        said = {}
        for row in rows:
            key, parent = row.team.casefold(), row.parent.casefold()
            self.names.setdefault(key, row.team)
            if row.parent:
                self.names.setdefault(parent, row.parent)
                said.setdefault(parent, ("", row))
                self._check_here(key, parent, row)
            if key not in said or (parent and not said[key][0]):
                said[key] = (parent, row)
        return {key: found for key, found in said.items() if key not in self.here}

    def _check_here(self, key, parent, row):
        team = self.here.get(key)
        if team and (team.parent is None or team.parent.name.casefold() != parent):
            above = team.parent.name if team.parent else "no other"
            sentence = f"Here this team stands under {above}. Move it on its page, or put the file right."
            self.problems.append(Problem(sentence, row.row, "parent team", row.email))

    def _place(self, key, said, below):
        """Place a team after the one above it."""
        if key in self.above or key in self.here:
            return
        parent, row = said[key]
        if key in below:
            self.problems.append(
                Problem("These teams stand above one another in a ring.", row.row, "parent team", row.email)
            )
            return
        if parent:
            self._place(parent, said, (*below, key))
        elif self.root:
            sentence = f"This team is new and no row says under which it stands: it will stand under {self.root}."
            self.warnings.append(Problem(sentence, row.row, "team", row.email, self.names[key]))
        above = parent or (self.root or "").casefold()
        self.above[key] = self.here[above].name if above in self.here else self.names.get(above, "")
        self.root = self.root or self.names[key]
