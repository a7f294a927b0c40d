"""Each person of a file laid beside the record: who is new, and who comes to hold which post in which team."""

from dataclasses import dataclass
from functools import cached_property

from models.importing.known import Known
from models.importing.plan import Plan, Step
from models.importing.teams import NewTeams
from models.post import Holding, Post
from rules.addresses import mailbox
from rules.imports import Problem, spoken
from rules.permissions import reveals_children

# One person at a time holds such a post in a team; of the others there are as many as there are people.
HELD_BY_ONE = ("TM", "SM", "HoS", "AD", "DCS", "MD", "QTM", "QSM", "QHoS")


@dataclass
class Placing:
    """What is to be written of a row: who is None where they are new, post where it is new."""

    row: object
    person: object = None
    post: object = None
    since: object = None


def plan_people(reading, by, today):
    """The plan for the people of a file, for this person; `by` is None for the command line."""
    return Matching(reading, by, today).plan


class Matching:
    def __init__(self, reading, by, today):
        self.known, self.by, self.today, self.plan = Known(by), by, today, Plan()
        self.people = {mailbox(person.email): person for person in self.known.by_id.values() if person.email}
        self.held = self._held()
        self.taken = {}
        self.had_a_quality_head = Post.had_a_quality_head()
        self.teams = NewTeams(reading.rows, self.known.teams)
        self.plan.problems += self.teams.problems
        self.plan.warnings += self.teams.warnings
        self.plan.new_teams = [(self.teams.names[key], above) for key, above in self.teams.above.items()]
        # The first QA Head of Service comes last: before there is one, nobody could confirm the others.
        for row in sorted(reading.rows, key=lambda row: row.role == "QHoS"):
            self._take(row)

    def _held(self):
        """{post's id: its holdings that have not ended before today, without cover}."""
        held = {}
        for holding in Holding.open().where(~Holding.cover):
            held.setdefault(holding.post_id, []).append(holding)
        return held

    def _take(self, row):
        person = self.people.get(mailbox(row.email))
        if person and spoken(person.name) != spoken(row.name):
            self._wrong(row, "name", "Somebody of another name has this email address. Put one of the names right.")
        if person and person.disabled_at:
            self._wrong(row, "email", "This person’s account is closed. Open it first, or leave the row out.")
        self._check_giving(row, person)
        placing = Placing(row, person, None, row.since or self.today)
        if person and self._holds(row, person):
            self.plan.steps.append(Step(row.row, row.email, "left"))
            return
        placing.post = self._post_for(row)
        what = (
            *(() if person else ("person",)),
            *(() if row.team.casefold() in self.known.teams else ("team",)),
            "post",
        )
        outcome = "changed" if person else "added"
        self.plan.steps.append(Step(row.row, row.email, outcome, what, self._in_words(placing), placing))

    def _check_giving(self, row, person):
        if not reveals_children(row.role):
            return
        if self.by is None and self.had_a_quality_head:
            sentence = "There is a QA Head of Service, so a role that sees children is given on screen, and confirmed."
            self._wrong(row, "role", sentence)
        if self.by and person == self.by:
            self._wrong(row, "role", "Nobody gives themselves a role that sees children. Ask another administrator.")

    def _posts(self, row):
        """The posts of this title, role and team that are here."""
        team = self.known.teams.get(row.team.casefold())
        of_team = self.posts_by_team.get(team.id, []) if team else []
        return [post for post in of_team if (spoken(post.title), post.acts_as) == (spoken(row.title), row.role)]

    @cached_property
    def posts_by_team(self):
        """{team's id: its posts}."""
        found = {}
        for post in Post.select().order_by(Post.id):
            found.setdefault(post.team_id, []).append(post)
        return found

    def _holds(self, row, person):
        """True where this person holds such a post already, or waits to be confirmed in it."""
        return any(
            holding.person_id == person.id and (holding.last_day is None or holding.last_day > self.today)
            for post in self._posts(row)
            for holding in self.held.get(post.id, ())
        )

    def _post_for(self, row):
        """The post of this title that is vacant, or None for one that is to be set up."""
        posts = self._posts(row)
        vacant = [post for post in posts if not self.held.get(post.id) and post.id not in self.taken.values()]
        key = spoken(row.title), row.role, row.team.casefold()
        if row.role in HELD_BY_ONE:
            if key in self.taken:
                self._wrong(row, "post title", f"Row {self.taken[key]} gives the same post to somebody else.")
            elif posts and not vacant:
                holder = self.held[posts[0].id][0].person.name
                sentence = f"{holder} holds this post. Hand it over on the post’s page, or end it there first."
                self._wrong(row, "post title", sentence)
            self.taken.setdefault(key, row.row)
        elif vacant:
            self.taken[key, row.row] = vacant[0].id
        return vacant[0] if vacant else None

    def _in_words(self, placing):
        row = placing.row
        new = "" if placing.person else "new, "
        waits = self.by and self.had_a_quality_head and reveals_children(row.role)
        confirmed = "; waits for a QA Head of Service to confirm it" if waits else ""
        above = self.teams.above.get(row.team.casefold())
        team = f"{row.team} (a new team under {above})" if above else row.team
        return f"{row.name}: {new}{row.title} ({row.role}), {team}, from {placing.since:%-d %B %Y}{confirmed}"

    def _wrong(self, row, column, sentence):
        self.plan.problems.append(Problem(sentence, row.row, column, row.email))
