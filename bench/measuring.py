"""Councils of two sizes beside each other, timed in turn, so that what else the machine does touches both alike."""

import os
import tempfile
from contextlib import contextmanager
from statistics import median
from time import perf_counter

import demo
from models import database
from models.base import as_of, now
from models.migrating import migrate

ROUNDS = 9


@contextmanager
def councils(*fillings):
    """Databases in a temporary folder, one for each filling of an empty imaginary council; gone afterwards.

    BENCH_URLS names databases on a server instead: empty ones, as many as there are fillings, split by spaces.
    """
    with tempfile.TemporaryDirectory() as folder:
        given = os.environ.get("BENCH_URLS", "").split()
        urls = given or [f"sqlite:///{folder}/council-{n}.db" for n in range(len(fillings))]
        for url, fill in zip(urls, fillings, strict=True):
            with at(url):
                migrate()
                fill(demo.make(passwords=False, cards=False))
                if not database.is_sqlite():
                    database.db.execute_sql("analyze")
        yield urls


@contextmanager
def at(url):
    """The database at this address, connected, with the clock standing still."""
    database.bind(url)
    database.connect()
    with as_of(now()):
        yield
    database.close()


def in_turn(urls, work):
    """The median milliseconds that `work()` takes at each address, each round at all of them."""
    return each_in_turn(dict.fromkeys(urls, work))


def each_in_turn(works):
    """The same where the work is another at each: {address: work}."""
    taken = {url: [] for url in works}
    for _ in range(ROUNDS):
        for url, work in works.items():
            with at(url):
                start = perf_counter()
                work()
                taken[url].append((perf_counter() - start) * 1000)
    return [median(times) for times in taken.values()]


def tell(what, few, many, more=""):
    """Print one line: what was measured, at both sizes, how many times as long the larger one took, and what else."""
    print(f"{what:<44}{few:>9.2f} ms{many:>9.2f} ms   x {many / few:.1f}   {more}".rstrip())
