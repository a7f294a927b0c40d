"""Work done at once by real processes, each with its own connection to one database."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext

from models import database
from models.base import as_of

LONGEST = 60  # seconds that the first to come waits for the last

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.cast"])  # loaded once, not once a process
_start = None


def at_once(work, url, places, at=None):
    """What `work(place)` returns in a process for each place, all let go together. Raises the first error of any."""
    with working(work, url, places, at) as running:
        return [each.result() for each in running]


@contextmanager
def working(work, url, places, at=None):
    """The same, as futures of what the processes return; their clock stands at that instant, where one is given."""
    places = list(places)
    start = _processes.Barrier(len(places))
    with ProcessPoolExecutor(len(places), _processes, _sit_down, (url, start)) as pool:
        yield [pool.submit(_work, work, place, at) for place in places]


def _sit_down(url, start):
    global _start
    _start = start
    database.bind(url)


def _work(work, place, at):
    database.connect()
    try:
        _start.wait(LONGEST)
        with as_of(at) if at else nullcontext():
            return work(place)
    finally:
        database.close()


@contextmanager
def at_work(work, url, at):
    """One process at `work(None)`, which may be killed; what is left of it is killed at the end."""
    process = _processes.Process(target=_alone, args=(work, url, at))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def _alone(work, url, at):
    _sit_down(url, _processes.Barrier(1))
    _work(work, None, at)
