"""The worker's own processes: what the Procfile starts rings the deadlines, and two of them ring each once."""

import os
import shlex
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bench.many import fill
from models import Deadline, Event, Heartbeat
from tests.apps import SECRET
from tests.models.test_the_main_story import london
from tests.processes import at_once

ROOT = Path(__file__).parent.parent.parent
DUE = 20
LONG_AGO = date(2024, 1, 8)  # by the real clock, which the worker's own processes go by
LATER = london(2026, 3, 16, 9)


def of_installation(url, folder):
    return {"DATABASE_URL": url, "FOOTPRINT_DATA": str(folder), "SECRET_KEY": SECRET}


def tick(settings):
    os.environ.update(settings)
    from tasks.worker import tick

    tick.call_local()
    return tick.call_local()


def test_the_tick_rings_what_is_due_and_a_second_one_nothing_more(council, tmp_path):
    council.today = LONG_AGO
    fill(council, DUE, one_open_in=1)
    at_once(tick, council.url, [of_installation(council.url, tmp_path)], LATER)
    assert Deadline.select().where(Deadline.breached_at == Deadline.due).count() == DUE
    assert Event.select().where(Event.kind == "breached").count() == DUE
    assert Heartbeat.last() == LATER


def opened(settings):
    from settings import Settings
    from tasks import open_huey

    return len(open_huey(Settings.from_environment(settings)))


def test_eight_that_open_the_queue_at_once_on_a_new_database_make_it_once(council, tmp_path):
    places = [of_installation(council.url, tmp_path)] * 8
    assert at_once(opened, council.url, places) == [0] * 8


@contextmanager
def consumer(url, folder):
    """The Procfile's worker, as a process of its own."""
    [line] = [line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("worker:")]
    program, *arguments = shlex.split(line.removeprefix("worker:"))
    command = [str(Path(sys.executable).parent / program), *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | of_installation(url, folder), stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_two_workers_of_the_procfile_ring_each_deadline_once_and_end_when_asked(council, tmp_path):
    council.today = LONG_AGO
    fill(council, DUE, one_open_in=1)
    with consumer(council.url, tmp_path) as first, consumer(council.url, tmp_path) as second:
        for _ in range(600):
            if Heartbeat.last() or first.poll() is not None or second.poll() is not None:
                break
            time.sleep(0.05)
        for worker in (first, second):
            worker.terminate()
            said = worker.communicate(timeout=30)[1]
            assert worker.returncode == 0, said
            assert "Traceback" not in said
    assert Event.select().where(Event.kind == "breached").count() == DUE
    assert all(d.breached_at == d.due < d.breach_recorded_at for d in Deadline.select())
