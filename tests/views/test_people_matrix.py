"""Looking after people by direct request: each role, each action.

What is expected stands here in its own right and is not worked out from `rules/permissions.py`.
"""

from dataclasses import dataclass, field

import pytest

from models import Confirmation, Person
from tests.cast import MONDAY
from tests.views.kinship import IDENTITIES
from tests.views.records import changes, everything, rows_of, token_of, words

HAL = 6  # the sixth person, post and holding of Northmere
PETRA, NADIA = "7", 21


@dataclass(frozen=True)
class Way:
    """Where an action is sent, to whom the matrix gives it, and the table in which it leaves its trace."""

    path: str
    roles: str
    leaves: str
    fields: dict = field(default_factory=dict)
    status: int = 303


def day(name, number):
    return {f"{name}-day": str(number), f"{name}-month": "3", f"{name}-year": "2026"}


WAYS = {
    "add a person": Way("/people/new", "SA", "person", {"name": "Sol Winter", "email": "sol@northmere.example"}),
    "put a name right": Way(f"/people/{HAL}/details", "SA", "person", {"name": "Hal O’Kafor", "email": "h@n.example"}),
    "close an account": Way(f"/people/{HAL}/closure", "SA", "person", {"known": "y"}),
    "open an account": Way("/people/10/opening", "SA", "person"),
    "make a link": Way(f"/people/{NADIA}/link", "SA", "password_link", status=200),
    "end sessions": Way(f"/people/{HAL}/sessions", "SA", "session"),
    "add a team": Way("/teams/new", "SA", "team", {"name": "Quay team", "parent": "1"}),
    "move a team": Way("/teams/4", "SA", "team", {"name": "Harbour team", "parent": "1"}),
    "add a post": Way("/teams/4/posts", "SA", "post", {"named": "Manager", "role": "TM"}),
    "put a post right": Way(f"/posts/{HAL}/details", "SA", "post", {"named": "Practice Manager"}),
    "give a post": Way(f"/posts/{HAL}/holder", "SA", "holding", {"person": PETRA, **day("since", 5)}),
    "have a post covered": Way(
        f"/posts/{HAL}/cover", "SA", "holding", {"person": PETRA, **day("since", 5), **day("until", 9)}
    ),
    "end a holding": Way(f"/holdings/{HAL}/end", "SA", "holding", day("on", 5)),
    "confirm a role": Way("/roles/1", "QHoS", "confirmation"),
    "refuse a role": Way("/roles/1/refusal", "QHoS", "confirmation", {"why": "Not yet."}),
}
READING = ("/people", f"/people/{HAL}", "/teams", f"/posts/{HAL}")
SEE_PEOPLE = ("QHoS", "SA")
OWN = ("/account/sessions", "/account/password")  # everybody's own: tests/views/test_own_account.py


@pytest.fixture
def staffed(fresh):
    """How to begin anew, with somebody who waits for a post and an account that is closed."""

    def begin():
        seats = fresh()
        gil = seats("SA").person
        nadia = Person.enter(gil, "Nadia Frost", "nadia.frost@northmere.example")
        Confirmation.create(holding=post_of(HAL).give_to(nadia, MONDAY), asked_by=gil)
        Person.get_by_id(10).disable(gil)
        return seats

    begin.app = fresh.app
    return begin


def post_of(number):
    from models import Post

    return Post.get_by_id(number)


def sent(seat, way, **more):
    """The answer to sending this action with a token of the seat's own and all that its form would send."""
    token = token_of(seat.get("/nothing/here"))
    version = seat.form(way.path).get("version", "0") if seat.get(way.path).status_code == 200 else "0"
    hidden = {"csrf_token": token, "key": "direct", "version": version}
    return seat.client.post(way.path, data=hidden | way.fields, **more)


@pytest.mark.parametrize("role", IDENTITIES)
def test_nobody_looks_after_people_but_those_to_whom_the_matrix_gives_it(role, staffed):
    seat, wrong = staffed()(role), []
    before = everything()
    for place, (action, way) in enumerate(WAYS.items()):
        if role in way.roles.split():
            continue
        by_htmx = {"headers": {"HX-Request": "true"}} if place % 2 else {}
        answers = [sent(seat, way, **by_htmx).status_code, seat.get(way.path).status_code]
        if answers != [403, 405 if action == "end sessions" else 403]:
            wrong.append((action, answers))
    for path in READING:
        if seat.get(path).status_code != (200 if role in SEE_PEOPLE else 403):
            wrong.append(path)
    assert wrong == []
    assert changes(before, everything()) == []


@pytest.mark.parametrize("action", WAYS)
def test_it_is_done_for_those_to_whom_the_matrix_gives_it(action, staffed):
    way = WAYS[action]
    for role in way.roles.split():
        seats = staffed()
        hal = seats("TM")
        before, told = rows_of(way.leaves), rows_of("event")
        answer = sent(seats(role), way)
        assert answer.status_code == way.status, words(answer)
        assert rows_of(way.leaves) != before and len(rows_of("event")) == len(told) + 1
        if action in ("close an account", "end sessions"):
            assert hal.get("/waiting").status_code == 303


def test_nobody_who_is_not_signed_in_looks_after_anybody(staffed):
    staffed()
    client, before = staffed.app.test_client(), everything()
    token = {"csrf_token": token_of(client.get("/sign-in")), "key": "direct"}
    for way in WAYS.values():
        assert client.post(way.path, data=token | way.fields).location.startswith("/sign-in")
    for path in (*READING, *OWN[1:]):
        assert client.get(path).location.startswith("/sign-in")
    assert changes(before, everything()) == []


def test_no_form_about_people_is_left_out(staffed):
    starts = ("/people", "/teams", "/posts", "/holdings", "/roles", "/account")
    rules = {rule.rule for rule in staffed.app.url_map.iter_rules() if "POST" in rule.methods}
    tried = {numbered(way.path) for way in WAYS.values()} | set(OWN) | {"/people"}  # the last only finds
    assert {numbered(rule) for rule in rules if rule.startswith(starts)} == tried


def numbered(path):
    return "/".join("n" if part.isdigit() or part.startswith("<int") else part for part in path.split("/"))


@pytest.mark.parametrize("role", ["SA", "QHoS"])
def test_numbers_that_are_nobodys_are_not_found(role, staffed):
    seat = staffed()(role)
    for path in ("/people/999", "/posts/999", "/teams/999", "/holdings/999/end", "/roles/999", "/people/0"):
        may = role == "SA" if path.startswith(("/teams", "/holdings")) else True
        expected = 404 if may and not (role == "SA" and path.startswith("/roles")) else 403
        assert seat.get(path).status_code == expected, path
