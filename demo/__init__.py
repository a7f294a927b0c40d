"""The imaginary council of Northmere: its teams, its people, its children, and a morning's worth of concerns.

Every name is invented. Everything is dated relative to `today`, written by the verbs that people use, as at the time.
"""

import random
import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from demo.cards import make_cards
from demo.many import make_many
from demo.people import CHILDREN, PEOPLE, TEAMS
from demo.reviews import make_reviews
from demo.visits import make_visits
from models import Allocation, Child, Deadline, Holding, PeriodOfCare, Person, Post, ProcedureVersion, Team
from models.base import now
from models.database import writing
from models.emails import postbox
from models.errors import Refusal
from rules.calendar import Calendar
from rules.london import LONDON, london_date

SINCE = 400  # days: how long everybody has held their post
PROCEDURE = Path(__file__).parent.parent / "procedures" / "north-somerset-isro.toml"


@dataclass
class Council:
    """The imaginary council, by name: `council.people["Hal Okafor"]`."""

    today: date
    version: ProcedureVersion
    teams: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    posts: dict = field(default_factory=dict)
    children: dict = field(default_factory=dict)
    passwords: dict = field(default_factory=dict)

    def person(self, name):
        """The person of that name."""
        return self.people[name]

    def at(self, working_days_ago, clock="10:00"):
        """The instant of that London time, so many working days before today; 0 is the last working day up to today."""
        calendar = Calendar()
        day = calendar.last_working_day_on_or_before(self.today)
        for _ in range(working_days_ago):
            day = calendar.last_working_day_on_or_before(day - timedelta(days=1))
        return datetime.combine(day, time.fromisoformat(clock), LONDON).astimezone(UTC)


def make(today=None, seed=1, passwords=True, cards=True, children=0, years=10, progress=None):
    """Fill an empty database with the imaginary council. Returns it. Raises Refusal where somebody is there already.

    `children`: how many more there are besides those who are named, with their history of so many years.
    """
    if Person.select().exists():
        raise Refusal("This database already holds people. The imaginary council needs an empty one.")
    with postbox.closed(), writing():  # its people live at addresses that nobody has
        council = Council(today or london_date(now()), ProcedureVersion.load_text(PROCEDURE.read_text()))
        draw = random.Random(seed)
        _make_teams(council)
        _make_people(council, passwords, max(SINCE, 366 * years + SINCE if children else 0))
        _make_children(council, draw)
        if cards:
            make_cards(council)
            make_reviews(council)
            make_visits(council)
        if children:
            staff = make_many(council, children, years, draw, progress)
            _let_in(council, staff.who_signs_in, passwords)
        if cards or children:
            Deadline.ring_everything_due()
    return council


def find(today):
    """The imaginary council as it stands in the database."""
    by_name = {"teams": Team.select(), "people": Person.select(), "children": Child.select()}
    council = Council(today, ProcedureVersion.current("north-somerset-isro"))
    for attribute, rows in by_name.items():
        getattr(council, attribute).update((row.name, row) for row in rows)
    holdings = Holding.select(Holding, Post, Person).join(Post).switch(Holding).join(Person)
    council.posts.update((holding.person.name, holding.post) for holding in holdings)
    return council


def _make_teams(council):
    for name, above in TEAMS:
        council.teams[name] = Team.create(name=name, parent=council.teams.get(above))


def _make_people(council, passwords, days):
    since = council.today - timedelta(days=days)
    for name, title, role, team in PEOPLE:
        email = f"{name.lower().replace(' ', '.')}@northmere.example"
        person = council.people[name] = Person.create(name=name, email=email)
        post = council.posts[name] = Post.create(title=title, acts_as=role, team=council.teams[team])
        Holding.create(post=post, person=person, since=since)
        if passwords:
            _let_in(council, [person])


def _let_in(council, people, passwords=True):
    """Give these people a password each, so that they can sign in."""
    for person in people if passwords else ():
        council.people[person.name] = person
        council.passwords[person.name] = secrets.token_urlsafe(9)
        person.set_password(council.passwords[person.name])


def _make_children(council, draw):
    for place, (name, team, worker, officer) in enumerate(CHILDREN):
        born = council.today - timedelta(days=draw.randint(3 * 365, 17 * 365))
        child = council.children[name] = Child.create(
            reference=f"NM-{2001 + 7 * place}",
            name=name,
            born=born,
            team=council.teams[team],
            social_worker=council.people[worker],
        )
        into_care = council.today - timedelta(days=draw.randint(200, 900))
        PeriodOfCare.create(child=child, began_on=into_care, legal_status=draw.choice(("Care order", "Section 20")))
        Allocation.create(child=child, iro=council.people[officer], since=into_care)
