"""No screen asks the database more for many children than for a few."""

from unittest import mock

import pytest
import time_machine
from peewee import fn

import demo
from app import create_app
from demo import many as demo_many
from models import Allocation, Child, Person, Review, database
from models.person import hasher
from tests.apps import settings_for
from tests.cast import MONDAY, TEN_O_CLOCK, Seat
from tests.databases import let_go
from tests.statements import OF_PARTS, counted, repeated

FEW, MORE, LIVES, YEARS = 10, 100, 5, 4  # an officer has five of them, and fifty
LISTS = ("/my-children", "/reviews", "/reviews?show=overdue", "/reviews?show=written", "/reviews/month", "/waiting")
BOARDS = ("/board", "/board?show=overdue")
READERS = {
    "officer": (*LISTS, *BOARDS, "/children", "/reviews?whose=everybody"),
    "worker": LISTS,
    "manager": (*LISTS, *BOARDS),
    "head": (*LISTS, *BOARDS),
    "Wren Halloran": (*LISTS, *BOARDS, "/my-children?officer={officer}", "/caseloads", "/caseloads/{officer}/handover"),
    "Odile Pryce": (*LISTS, "/people", "/teams", "/caseloads"),
    "Fern Tolliver": (*LISTS, "/my-children?officer={officer}"),
}


@pytest.fixture(scope="session")
def sizes(copies):
    """The same five lives, two times each and twenty times each."""
    return {size: copies("sqlite").filled(f"of-{size}", lambda size=size: _grow(size)) for size in (FEW, MORE)}


def _grow(children):
    with time_machine.travel(TEN_O_CLOCK, tick=False), mock.patch.object(demo_many, "LIVES", LIVES):
        demo.make(today=MONDAY, passwords=False, cards=False, children=children, years=YEARS)
        Person.update(password_hash=hasher.hash("a long walk in the rain")).execute()


@pytest.fixture
def at_size(sizes, clock, tmp_path):
    """How to sit at the screens of the council of a size: `at_size(FEW)`."""
    used = []

    def sit(size):
        url = sizes[size].make()
        used.append((size, url))
        database.bind(url)
        database.connect()
        return Screens(create_app(settings_for(url, tmp_path)))

    yield sit
    let_go()
    for size, url in used:
        sizes[size].drop(url)


class Screens:
    """Those who look at them, and how many statements that takes."""

    def __init__(self, app):
        app.config["TESTING"] = True
        self.app, people = app, demo.find(MONDAY).people
        self.child = Child.get(Child.reference == "NM-100000")
        officer, worker = self.child.iro, self.child.social_worker
        people |= {"officer": officer, "worker": worker}
        people |= {"manager": self.child.owing("TM"), "head": self.child.owing("HoS")}
        self.seats = {name: Seat(app, people[name]) for name in READERS}
        self.officer = officer

    def asked(self, name, path):
        """The statements that this screen takes, without what differs from one time to another."""
        path = path.format(officer=self.officer.id)
        assert self.seats[name].get(path).status_code == 200, (name, path)  # the first time some things are remembered
        with counted() as sent:
            self.seats[name].get(path)
        return sent


def test_every_screen_asks_the_same_for_five_children_and_for_fifty(at_size):
    found = []
    for size in (FEW, MORE):
        screens = at_size(size)
        found.append({(who, path): screens.asked(who, path) for who, paths in READERS.items() for path in paths})
        standing = Allocation.select().where(Allocation.until.is_null(), Allocation.iro == screens.officer)
        assert standing.count() == size // 2
        let_go()
    few, more = found
    assert {key: often for key in few if (often := repeated(few[key], more[key]))} == {}
    assert {key: len(sent) for key, sent in more.items() if len(sent) >= 60} == {}


def test_the_page_of_a_child_asks_the_same_whatever_has_happened(at_size):
    screens = at_size(MORE)
    held = Review.select().where(Review.child == Child.id, Review.completed_at.is_null(False))
    children = [child for child in Child.select().where(fn.exists(held)) if child.next_review and child.visits.count()]
    few, many = (pick(children, key=lambda child: child.reviews.count()) for pick in (min, max))
    assert many.reviews.count() > max(OF_PARTS, 2 * few.reviews.count()) and many.visits.count() > few.visits.count()
    asked = [screens.asked("Wren Halloran", f"/children/{child.id}") for child in (few, many)]
    assert repeated(*asked) == {}
