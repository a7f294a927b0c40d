"""Northmere with a card for every way of standing to it."""

import pytest
import time_machine
from argon2 import PasswordHasher
from flask.testing import FlaskClient

import demo
from app import create_app
from models import Person, database, person
from models.database import SQLITE_PRAGMAS
from tests.cast import MONDAY, PASSWORD, TEN_O_CLOCK, Seat
from tests.databases import let_go
from tests.views.arriving import empty_app  # noqa: F401  the fixture of every test that starts on nothing
from tests.views.kinship import IDENTITIES, settle


@pytest.fixture(autouse=True, scope="module")
def no_waiting_for_the_disk():
    """No power fails in these stories: thousands of requests need not be on the disk before they are answered."""
    kept = SQLITE_PRAGMAS["synchronous"]
    SQLITE_PRAGMAS["synchronous"] = 0
    yield
    SQLITE_PRAGMAS["synchronous"] = kept


@pytest.fixture(scope="session")
def settled(copies):
    """Northmere with a card of every kin in every state, to be copied, on SQLite."""

    def fill():
        with time_machine.travel(TEN_O_CLOCK, tick=False):
            settle(demo.make(today=MONDAY, passwords=False, cards=False))
            Person.update(password_hash="nobody signs in here").execute()

    return copies("sqlite").filled("matrix", fill)


@pytest.fixture(scope="session")
def application(tmp_path_factory):
    """The application, for databases that come and go."""
    from tests.apps import settings_for

    app = create_app(settings_for("sqlite:///:memory:", tmp_path_factory.mktemp("data")))
    app.config["TESTING"] = True
    app.test_client_class = FlaskClient  # thousands of refusals need not be looked at as pages
    return app


@pytest.fixture
def fresh(settled, clock, application):
    """How to begin anew: `fresh()` gives seats by role at an untouched copy."""
    made = []

    def begin():
        let_go()
        made.append(settled.make())
        database.bind(made[-1])
        database.connect()
        people = demo.find(MONDAY).people
        return lambda role: Seat(application, people[IDENTITIES[role]])

    begin.app = application
    yield begin
    let_go()
    for url in made:
        settled.drop(url)


@pytest.fixture
def anybody(sqlite_seat, quick):
    """A browser in which nobody has signed in yet; `anybody()` is another."""
    return sqlite_seat.app.test_client


@pytest.fixture
def each_anybody(seat, quick):
    """The same on each engine."""
    return seat.app.test_client


@pytest.fixture
def quick(clock, monkeypatch):
    """Passwords that are quick to check: a hundred sign-ins need not take a minute."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(person, "NOBODYS_PASSWORD", hasher.hash("nobody’s password"))
    Person.update(password_hash=hasher.hash(PASSWORD)).execute()
