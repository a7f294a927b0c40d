"""The imaginary council as every story's cast, on a day of its own, and people who sit at its screens."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine

import demo
from models import Person, ProcedureVersion, Session, database
from models.person import hasher
from rules.london import LONDON
from tests.apps import app_on
from tests.databases import let_go

MONDAY = date(2026, 3, 2)
TEN_O_CLOCK = datetime(2026, 3, 2, 10, 0, tzinfo=LONDON)
REVIEWS = Path(__file__).parent.parent / "procedures" / "blackpool-reviews.toml"
PASSWORD = "a long walk in the rain"
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
NAMED = re.compile(r'name="([^"]*)"')
VALUE = re.compile(r'value="([^"]*)"')


@pytest.fixture(scope="session")
def councils(copies):
    """How to get a database in which Northmere works already; made once for each engine."""
    templates = {}

    def of(engine):
        if engine not in templates:
            templates[engine] = copies(engine).filled("council", _move_in)
        return templates[engine]

    return of


def _move_in():
    with time_machine.travel(TEN_O_CLOCK, tick=False):
        demo.make(today=MONDAY, passwords=False, cards=False)
        Person.update(password_hash=hasher.hash(PASSWORD)).execute()


@pytest.fixture
def clock():
    """Monday 2 March 2026, ten o'clock, until the story moves it: `clock.move_to(...)`."""
    with time_machine.travel(TEN_O_CLOCK, tick=False) as traveller:
        yield traveller


@pytest.fixture
def council(engine, councils, copies, clock):
    """Northmere without any cards, on each engine."""
    yield from _lent(councils(engine), copies(engine))


@pytest.fixture
def reviewing(council):
    """Northmere with Blackpool's reviews in force, on each engine."""
    council.reviews = ProcedureVersion.load_text(REVIEWS.read_text())
    return council


@pytest.fixture
def northmere(councils, copies, clock):
    """Northmere without any cards, on SQLite alone."""
    yield from _lent(councils("sqlite"), copies("sqlite"))


def _lent(template, source):
    url = template.make()
    database.bind(url)
    database.connect()
    found = demo.find(MONDAY)
    found.url = url
    yield found
    let_go()
    source.drop(url)


@pytest.fixture
def northmere_app(northmere, tmp_path):
    """The application on Northmere's SQLite database, for a browser."""
    return app_on(northmere.url, tmp_path)


@pytest.fixture
def seat(council, tmp_path):
    """A seat at Northmere's screens, on each engine: `seat("Hal Okafor").get("/board")`."""
    return _seats(council, tmp_path)


@pytest.fixture
def sqlite_seat(northmere, tmp_path):
    """A seat at Northmere's screens on SQLite alone, for what does not depend on the engine."""
    return _seats(northmere, tmp_path)


def _seats(council, folder):
    app = app_on(council.url, folder)

    def seat(name):
        return Seat(app, council.people[name])

    seat.app = app
    return seat


class Seat:
    """Somebody signed in, who opens pages and sends the forms on them with all their hidden fields."""

    def __init__(self, app, person):
        self.person, self.client = person, app.test_client()
        self.token = Session.start(person)
        with self.client.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = self.token, True

    def get(self, path, **more):
        """The answer to opening this address."""
        return self.client.get(path, **more)

    def form(self, path):
        """The hidden fields of the last form on this page: its key, its version, its token."""
        page = self.get(path).get_data(as_text=True)
        inputs = HIDDEN.findall(page.rsplit("<form", 1)[-1])
        return {NAMED.search(tag)[1]: (VALUE.search(tag) or [0, ""])[1] for tag in inputs}

    def send(self, path, fields=None, opened=None, **more):
        """Open the form at this address, fill these fields, and send it. Returns the answer."""
        hidden = opened or self.form(path)
        return self.client.post(path, data={**hidden, **(fields or {})}, **more)
