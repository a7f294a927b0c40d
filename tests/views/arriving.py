"""How people come to an empty council in a test: added at the server, settled on screen, invited by a link."""

import re

import pytest

from app import create_app
from models import Person, Post, Team
from tests.apps import settings_for
from tests.cast import PASSWORD, Seat
from tests.views.records import words
from tests.views.signing import sign_in

COUNCIL = "Brackenmoor Council"
LINK = re.compile(r"<code[^>]*>http://localhost(/sign-in/link/[\w-]+)</code>")
CHOSEN = "seven herons by the weir"
FROM_MONDAY = {"since-day": "2", "since-month": "3", "since-year": "2026"}


@pytest.fixture
def empty_app(database_url, clock, tmp_path, monkeypatch):
    """The application on an empty database, on each engine."""
    monkeypatch.setenv("FLASK_RUN_FROM_CLI", "true")
    app = create_app(settings_for(database_url, tmp_path, council=COUNCIL))
    app.config["TESTING"] = True
    return app


def person_add(app, name, role, password=PASSWORD, **more):
    """Run `flask person add`, as somebody at the server does."""
    options = {"name": name, "email": f"{name.split()[0].lower()}@brackenmoor.example", "role": role, **more}
    said = [part for key, value in options.items() for part in (f"--{key}", value)]
    return app.test_cli_runner().invoke(args=["person", "add", *said, "--password", password])


class At(Seat):
    """Somebody's browser, who signed in by themselves."""

    def __init__(self, app, email=None, password=PASSWORD):
        self.client = app.test_client()
        if email:
            assert sign_in(self.client, email, password).status_code == 303

    def press(self, path, **fields):
        """Send the form at this address. Returns the page it leads to; fails where it leads nowhere."""
        answer = self.send(path, fields)
        assert answer.status_code == 303, words(answer)
        return self.get(answer.location)


def settled(admin, name, email, title, role, team):
    """Add a person and a post and put the one into the other, on screen. Returns (person, post)."""
    admin.press("/people/new", name=name, email=email)
    person = Person.get(Person.name == name)
    admin.press(f"/teams/{Team.get(Team.name == team).id}/posts", named=title, role=role)
    post = Post.get(Post.title == title)
    admin.press(f"/posts/{post.id}/holder", person=str(person.id), **FROM_MONDAY)
    return person, post


def invited(app, admin, person):
    """The administrator makes a link and hands it over; the person chooses a password. Returns their browser."""
    page = admin.send(f"/people/{person.id}/link")
    assert page.status_code == 200 and "It is shown only now" in words(page)
    link = LINK.search(page.get_data(as_text=True))[1]
    browser = At(app)
    assert f"For {person.name}" in words(browser.get(link))
    answer = browser.send(link, {"password": CHOSEN})
    assert (answer.status_code, answer.location) == (303, "/")
    return browser
