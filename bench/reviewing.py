"""How the screens grow with the children: 500 and 5,000 of them, each with ten years of history.

python -m bench.reviewing                          in a temporary folder
BENCH_URLS="postgresql://…/few postgresql://…/many" …   on a server, two empty databases
"""

import tempfile
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter

from peewee import fn

from app import create_app
from bench.measuring import at, councils, each_in_turn, in_turn, tell
from demo.many import make_many
from models import Allocation, Deadline, Person, Review, database
from models.database import db, writing
from models.person import hasher
from settings import Settings
from tests.cast import Seat
from tests.statements import counted

FEW, MANY, YEARS = 500, 5000, 10
QUALITY, HEAD_OF_QUALITY, SUPPORT = "Wren Halloran", "Odile Pryce", "Fern Tolliver"
OFFICERS_OWN = ("/my-children", "/reviews", "/reviews/month", "/board", "/waiting", "/children")
OF_ALL = (
    "/my-children?officer={officer}",
    "/reviews",
    "/reviews?show=overdue",
    "/reviews?show=written",
    "/reviews/month",
)
SCREENS = {
    "officer": (*OFFICERS_OWN, "/children/{child}", "/reviews/{review}"),
    "manager": ("/my-children", "/reviews", "/reviews/month", "/board", "/waiting"),
    "head": ("/my-children", "/reviews", "/reviews/month", "/board", "/waiting"),
    QUALITY: (*OF_ALL, "/board", "/waiting", "/caseloads", "/children/{child}", "/reviews/{review}"),
    HEAD_OF_QUALITY: ("/people", "/teams", "/waiting"),
    SUPPORT: OF_ALL,
}


def main():
    with tempfile.TemporaryDirectory() as folder, councils(partial(grow, FEW), partial(grow, MANY)) as urls:
        seats = {url: Seats(url, folder) for url in urls}
        print(f"{'':<44}{FEW:>7} children{MANY:>5} children   statements")
        for name, paths in SCREENS.items():
            for path in paths:
                taken = each_in_turn({url: partial(seats[url].open, name, path) for url in urls})
                asked = [seats[url].asked(name, path) for url in urls]
                tell(f"{name}: {path}", *taken, " and ".join(map(str, asked)))
        tell("a pass with nothing due", *in_turn(urls, Deadline.ring_everything_due))


def grow(children, council):
    """So many children; prints how long it took to write their history."""
    start = perf_counter()
    with writing():
        make_many(council, children, YEARS, Random(1))
        Deadline.ring_everything_due()
    taken, deadlines = perf_counter() - start, Deadline.select().count()
    print(f"{children:>6} children in {taken:.0f} s: {deadlines:,} deadlines, {_size() / 1e6:,.0f} MB")


class Seats:
    """The application on one database, and those who look at its screens."""

    def __init__(self, url, folder):
        self.url = url
        with at(url):
            self.app = create_app(Settings(data=Path(folder), database_url=url, secret_key="of no use elsewhere"))
            allocated = Allocation.select(Allocation.iro, fn.count(Allocation.id)).where(Allocation.until.is_null())
            officer = allocated.group_by(Allocation.iro).order_by(fn.count(Allocation.id).desc()).first().iro
            child = Allocation.get(Allocation.iro == officer, Allocation.until.is_null()).child
            people = {"officer": officer, "manager": child.owing("TM"), "head": child.owing("HoS")}
            people |= {name: Person.get(Person.name == name) for name in (QUALITY, HEAD_OF_QUALITY, SUPPORT)}
            Person.update(password_hash=hasher.hash(url)).where(
                Person.id.in_([who.id for who in people.values()])
            ).execute()
            self.seats = {name: Seat(self.app, person) for name, person in people.items()}
            held = child.reviews.order_by(Review.id.desc()).first()
            self.numbers = {"officer": officer.id, "child": child.id, "review": held.id}

    def open(self, name, path):
        """Open that screen. Raises where it is none."""
        answer = self.seats[name].get(path.format(**self.numbers))
        assert answer.status_code == 200, (name, path, answer.status_code)

    def asked(self, name, path):
        """How many statements that takes."""
        with at(self.url), counted() as sent:
            self.open(name, path)
        return len(sent)


def _size():
    if database.is_sqlite():
        return Path(db.obj.database).stat().st_size
    return db.execute_sql("select pg_database_size(current_database())").fetchone()[0]


if __name__ == "__main__":
    main()
