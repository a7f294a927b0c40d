"""A large council's people: services of teams, each with its manager, its social worker and the manager before."""

from dataclasses import dataclass
from datetime import timedelta

from bench.rows import add
from models import Holding, Person, Post, Team

SERVICES, TEAMS, OFFICERS = 10, 10, 20


@dataclass
class Staff:
    """Ids: of teams with the service above each, of the post and the people in each, of the reviewing officers."""

    teams: list
    service_of: dict
    manager_post: dict
    head_post: dict
    worker: dict
    officers: list


def hire(council):
    """Add the services, teams and people to the imaginary council. Returns the staff."""
    above = council.teams["Children’s Services"]
    services = add(Team, [{"name": f"Service {n}", "parent": above} for n in range(SERVICES)])
    names = [(f"Team {n}.{m}", service) for n, service in enumerate(services) for m in range(TEAMS)]
    teams = add(Team, [{"name": name, "parent": service} for name, service in names])
    quality = council.teams["Quality and Reviewing service"].id
    staff = Staff(
        teams=teams,
        service_of=dict(zip(teams, (service for _, service in names), strict=True)),
        manager_post=_posts("Team Manager", "TM", teams),
        head_post=_posts("Head of Service", "HoS", services),
        worker={},
        officers=[],
    )
    _settle(council.today, staff, quality)
    return staff


def _posts(title, role, teams):
    return dict(zip(teams, add(Post, [{"title": title, "acts_as": role, "team": t} for t in teams]), strict=True))


def _settle(today, staff, quality):
    """Each post to its holder; a manager's post had another before, who manages the next team today."""
    long_ago, handover = today - timedelta(days=900), today - timedelta(days=200)
    managers = _people("Manager", len(staff.teams))
    posts = list(staff.manager_post.values())
    held = [{"post": post, "person": managers[n], "since": handover, "until": None} for n, post in enumerate(posts)]
    held += [
        {"post": post, "person": managers[n - 1], "since": long_ago, "until": handover - timedelta(days=1)}
        for n, post in enumerate(posts)
    ]
    workers = _people("Worker", len(staff.teams))
    staff.worker.update(zip(staff.teams, workers, strict=True))
    staff.officers += _people("Officer", OFFICERS)
    for people, held_posts in (
        (_people("Head", SERVICES), staff.head_post.values()),
        (workers, _posts("Social Worker", "SW", staff.teams).values()),
        (staff.officers, add(Post, [{"title": "ISRO", "acts_as": "IRO", "team": quality}] * OFFICERS)),
    ):
        held += [
            {"post": post, "person": person, "since": long_ago, "until": None}
            for person, post in zip(people, held_posts, strict=True)
        ]
    add(Holding, held)


def _people(kind, how_many):
    names = [f"{kind} {n}" for n in range(how_many)]
    return add(
        Person, [{"name": name, "email": f"{name.lower().replace(' ', '.')}@northmere.example"} for name in names]
    )
