"""Who works for thousands of children: services of teams with managers and social workers, and reviewing officers."""

from dataclasses import dataclass, field
from math import ceil

from demo.many.names import LAST, name
from models import Holding, Person, Post, Team

CASELOAD = 70  # children of a reviewing officer
OF_A_WORKER = 15
WORKERS = 7  # of a team
TEAMS = 6  # of a service


@dataclass
class Seat:
    """Somebody with the post that they hold."""

    person: Person
    post: Post


@dataclass
class TeamStaff:
    team: Team
    manager: Seat
    head: Seat  # of the service
    workers: list


@dataclass
class Staff:
    teams: list = field(default_factory=list)
    officers: list = field(default_factory=list)

    @property
    def who_signs_in(self):
        """One of each kind: a reviewing officer with a full caseload, a team manager, a social worker."""
        first = self.teams[0]
        return [self.officers[0].person, first.manager.person, first.workers[0].person]


class Hiring:
    """Names are given out one after another, from the first."""

    def __init__(self, council, since):
        self.council, self.since, self.named = council, since, 0

    def hire(self, children):
        """Services, teams and officers for so many children. Returns the staff."""
        staff = Staff()
        for n in range(ceil(children / (OF_A_WORKER * WORKERS))):
            if n % TEAMS == 0:
                service = self.council.teams["Children’s Services"]
                service = Team.create(name=_place(n // TEAMS, "service"), parent=service)
                head = self.seat("Head of Service", "HoS", service)
            team = Team.create(name=_place(n, "team"), parent=service)
            workers = [self.seat("Social Worker", "SW", team) for _ in range(WORKERS)]
            staff.teams.append(TeamStaff(team, self.seat("Team Manager", "TM", team), head, workers))
        quality = self.council.teams["Quality and Reviewing service"]
        staff.officers += [self.seat("ISRO", "IRO", quality) for _ in range(max(2, ceil(children / CASELOAD)))]
        return staff

    def seat(self, title, role, team):
        """Somebody new in a new post."""
        called, self.named = name(self.named), self.named + 1
        email = f"{called.lower().replace(' ', '.')}@northmere.example"
        person, post = Person.create(name=called, email=email), Post.create(title=title, acts_as=role, team=team)
        Holding.create(post=post, person=person, since=self.since)
        return Seat(person, post)


def _place(number, what):
    """What a team or a service is called after: another for each number."""
    again, place = divmod(number, len(LAST))
    return f"{LAST[place]} {what}" + (f" {again + 1}" if again else "")
