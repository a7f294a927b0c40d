"""A council starts on an empty database: an administrator by the command line, everybody else on screen."""

import re

import pytest

from app import create_app
from demo import PROCEDURE
from models import Confirmation, Holding, Person, Post, ProcedureVersion, Team
from tests.cast import PASSWORD, Seat
from tests.conftest import settings_for
from tests.views.records import token_of, words
from tests.views.signing import sign_in

COUNCIL = "Brackenmoor Council"
LINK = re.compile(r"<code[^>]*>http://localhost(/sign-in/link/[\w-]+)</code>")
CHOSEN = "seven herons by the weir"
FROM_MONDAY = {"since-day": "2", "since-month": "3", "since-year": "2026"}


@pytest.fixture
def app(database_url, clock, tmp_path, monkeypatch):
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

    def __init__(self, app):
        self.client = app.test_client()

    def press(self, path, **fields):
        """Send the form at this address. Returns the page it leads to; fails where it leads nowhere."""
        answer = self.send(path, fields)
        assert answer.status_code == 303, words(answer)
        return self.get(answer.location)

    def find(self, pattern, page):
        """The number that stands in the first address of this shape."""
        return int(re.search(pattern, page.get_data(as_text=True))[1])


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


def test_from_nothing_to_a_reviewing_officer_whom_the_head_of_quality_confirmed(app):
    added = person_add(app, "Gil Sandoval", "SA", team="Brackenmoor Council", title="Administrator")
    assert added.exit_code == 0, added.output
    admin = At(app)
    assert sign_in(admin.client, "gil@brackenmoor.example").status_code == 303

    home = words(admin.get("/"))
    assert "0 of 6 are done" in home and home.index("Teams To do") < home.index("The QA Head of Service To do")
    admin.press("/teams/new", name="Quality service", parent=str(Team.get().id))
    admin.press("/teams/new", name="Harbour team", parent=str(Team.get(Team.name == COUNCIL).id))
    assert "1 of 6 are done" in words(admin.get("/"))

    odile, _ = settled(admin, "Odile Pryce", "odile@b.example", "QA Head of Service", "QHoS", "Quality service")
    page = words(admin.get(f"/people/{odile.id}"))
    assert "There was no QA Head of Service to confirm it" in page and "Only named" in page
    head = invited(app, admin, odile)
    assert "Waiting on you (0)" in words(head.get("/waiting"))
    assert "2 of 6 are done" in words(admin.get("/"))

    dilys, post = settled(admin, "Dilys Ashgrove", "dilys@b.example", "ISRO", "IRO", "Quality service")
    assert "Waits to be confirmed" in words(admin.get(f"/posts/{post.id}"))
    assert "Nobody holds this post" in words(admin.get("/teams"))
    officer = invited(app, admin, dilys)
    assert officer.get("/board").status_code == 403 and officer.get("/escalations/new").status_code == 403
    assert "does not see concerns" in words(officer.get("/"))

    assert "1 role waits for you to confirm" in words(head.get("/waiting"))
    waiting = head.get("/roles")
    assert "Dilys Ashgrove: ISRO, Quality service" in words(waiting)
    asked = Confirmation.get().id
    done = head.press(f"/roles/{asked}")
    assert "Dilys Ashgrove has the role now" in words(done) and "Nothing waits for you" in words(done)
    ProcedureVersion.load_text(PROCEDURE.read_text())
    assert officer.get("/board").status_code == 200 and officer.get("/escalations/new").status_code == 200
    for not_hers in ("/people", "/teams", "/roles", f"/posts/{post.id}", f"/people/{dilys.id}", "/people/new"):
        assert officer.get(not_hers).status_code == 403
    history = words(admin.get(f"/people/{dilys.id}"))
    for sentence in (
        "Gil Sandoval added Dilys Ashgrove.",
        "Gil Sandoval asked for Dilys Ashgrove to hold the post ISRO, Quality service, from Mon 2 Mar",
        "Gil Sandoval invited Dilys Ashgrove to sign in.",
        "Dilys Ashgrove chose a password.",
        "Odile Pryce confirmed that Dilys Ashgrove holds the post ISRO, Quality service",
    ):
        assert sentence.replace(", from", " from") in history, history
    assert "4 of 6 are done" in words(admin.get("/"))


def test_the_head_of_quality_refuses_with_a_reason_and_nothing_is_given(app):
    person_add(app, "Gil Sandoval", "SA", team=COUNCIL)
    person_add(app, "Odile Pryce", "QHoS", team=COUNCIL)
    admin, head = At(app), At(app)
    sign_in(admin.client, "gil@brackenmoor.example")
    sign_in(head.client, "odile@brackenmoor.example")
    nadia, _ = settled(admin, "Nadia Frost", "nadia@b.example", "Team Manager", "TM", COUNCIL)
    asked = Confirmation.get().id
    assert "Say why" in words(head.send(f"/roles/{asked}/refusal", {"why": " "}))
    head.press(f"/roles/{asked}/refusal", why="She starts in May.")
    page = words(admin.get(f"/people/{nadia.id}"))
    assert "Odile Pryce refused Nadia Frost the post Team Manager" in page and "She starts in May." in page
    assert "holds no post" in page and Holding.on().where(Holding.person == nadia).count() == 0
    late = head.send(f"/roles/{asked}")
    assert late.status_code == 409 and "Odile Pryce refused this already" in words(late)


def test_the_command_line_gives_roles_only_until_somebody_on_screen_confirms_them(app):
    assert person_add(app, "Odile Pryce", "QHoS").exit_code == 0
    refused = person_add(app, "Dilys Ashgrove", "IRO")
    assert refused.exit_code == 1 and "given on screen" in refused.stderr
    assert person_add(app, "Wren Halloran", "QHoS").exit_code == 1
    assert person_add(app, "Gil Sandoval", "SA").exit_code == 0
    Person.get(Person.name == "Odile Pryce").disable()
    assert person_add(app, "Dilys Ashgrove", "IRO").exit_code == 1
    assert person_add(app, "Wren Halloran", "QHoS").exit_code == 0  # nobody could be confirmed by anybody otherwise
    last = app.test_cli_runner().invoke(args=["person", "disable", "gil@brackenmoor.example"])
    assert last.exit_code == 1 and "last administrator" in last.stderr


@pytest.mark.parametrize("password", ["password1234", "brackenmoor rocks", "too short", "gil sandoval here"])
def test_the_first_administrators_password_is_no_weaker_than_anybodys(app, password):
    refused = person_add(app, "Gil Sandoval", "SA", password)
    assert refused.exit_code == 1 and "password" in refused.stderr and not Person.select().exists()
    doubled = [person_add(app, "Gil Sandoval", "SA").exit_code, person_add(app, "Gil Sandoval", "SA").exit_code]
    assert doubled == [0, 1]


def test_a_council_with_nothing_in_it_says_what_to_do_on_every_page(app):
    person_add(app, "Gil Sandoval", "SA")
    admin = At(app)
    sign_in(admin.client, "gil@brackenmoor.example")
    assert "Footprint is set up" not in words(admin.get("/"))
    assert "Nobody is called" not in words(admin.get("/people")) and "Gil Sandoval" in words(admin.get("/people"))
    assert token_of(admin.get("/teams")) and "Add a post" in words(admin.get("/teams"))
