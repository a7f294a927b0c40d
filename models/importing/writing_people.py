"""The people of a plan written, by their own verbs: persons, teams, posts, and who holds which."""

from models.errors import Incomplete, Refusal
from models.person import Person
from models.post import Post
from models.team import Team
from rules.addresses import mailbox


def write_people(plan, by, progress):
    """Write the plan, inside the transaction of the import. Raises Refusal, naming the row, for what verbs refuse."""
    todo = [step for step in plan.steps if step.outcome != "left"]
    people, teams = {}, {team.name.casefold(): team for team in Team.select()}
    for name, parent in plan.new_teams:
        teams[name.casefold()] = Team.add_under(by, name, teams.get(parent.casefold()))
    for done, step in enumerate(todo, 1):
        try:
            _place(step.facts, by, people, teams)
        except Incomplete as refusal:
            raise Refusal(f"Row {step.row}: {'. '.join(refusal.problems.values())}. Nothing was imported.") from refusal
        progress(done)


def _place(placing, by, people, teams):
    """Add the person unless they are here, set up the post unless it is, and give it to them."""
    row, key = placing.row, mailbox(placing.row.email)
    person = placing.person or people.get(key) or Person.enter(by, row.name, row.email)
    people[key] = person
    post = placing.post or Post.set_up(by, row.title, row.role, teams[row.team.casefold()])
    post.hand_to(by, person, placing.since)
