"""PostgreSQL gone, its connections cut, its transactions refused: F17 and F18."""

import threading
import time

import psycopg

from faults.client import Browser, Ledger, Load
from faults.forms import a_card_that_waits
from faults.table import fault
from models import database
from models.board_revision import ALL_BOARDS
from tests.databases import let_go

CUT = """select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend'"""


@fault("F17", "immediate restart of PostgreSQL under load", "5 s of 503 at most after it is back; the next request connects"
       " again", engines=("postgresql",))  # fmt: skip
def restarted(installation, seen):
    # A database copied from a template does not log its sequences' next values before the first checkpoint.
    database.db.execute_sql("checkpoint")
    installation.web()
    ledger = Ledger(installation)
    with Load(installation, ledger, officers=5, managers=3):
        time.sleep(4)
        database.close()
        stopped = time.monotonic()
        installation.server.stop()
        installation.server.start()
        back = time.monotonic()
        time.sleep(8)
    let_go()
    database.connect()
    last = max([each - back for each in ledger.unavailable], default=0)
    seen.done = f"8 people at work; the server away for {back - stopped:.1f} s"
    seen.words = f"{ledger.answers[503]} × 503, the last {max(last, 0):.1f} s after it was back; "
    seen.words += f"{len(ledger.acknowledged)} changes acknowledged, all there once"
    seen.must(last <= 5, f"503 for {last:.1f} s")
    seen.must(ledger.unavailable, "nobody noticed: there was no load")
    return ledger


@fault("F18", "connection cut in mid-transaction; deadlock; serialization failure", "one retry, then 503; never half an"
       " action", engines=("postgresql",), quick=True)  # fmt: skip
def cut(installation, seen):
    installation.web()
    ledger, ended = Ledger(installation), 0
    with (
        Load(installation, ledger, officers=5, managers=2),
        psycopg.connect(installation.url, autocommit=True) as other,
    ):
        until = time.monotonic() + 8
        while time.monotonic() < until:
            ended += len(other.execute(CUT).fetchall())
            time.sleep(0.1)
    let_go()
    database.connect()
    card = a_card_that_waits().entry.escalation
    officer = Browser(installation, ledger, card.raised_by)
    clashes = [clash(installation, officer, card, point) for point in ("serialization", "serialization, twice")]
    locked = deadlock(installation, officer, card)
    seen.done = f"{ended} connections cut; a clash once and twice; two lockers crosswise"
    seen.words = f"{ledger.answers[503]} × 503 in all; clash once {clashes[0]}, twice {clashes[1]}; deadlock {locked}"
    seen.must(ended > 10, "too few connections were cut")
    seen.must(clashes == [303, 503], "a clash is met by one more try and no more")
    seen.must(locked == 303, "the deadlock was not met by another try")
    return ledger


def clash(installation, officer, card, point):
    """The status of a note whose transaction the database refuses."""
    path = f"/escalations/{card.number}/addenda"
    opened = officer.ask(path).hidden()
    installation.arm(point)
    return officer.ask(path, opened | {"words": "Written while others write."}).status


def deadlock(installation, officer, card):
    """Raise a concern, which holds the board and wants the number, while somebody holds the number and wants the board."""
    child, answers = card.children[0], []
    with psycopg.connect(installation.url) as other:
        hold = "update board_revision set number = number where board = %s"
        other.execute("set deadlock_timeout = '20s'")  # theirs is found first
        other.execute(hold, [ALL_BOARDS])
        raising = threading.Thread(target=lambda: answers.append(officer.raise_for(child).status))
        raising.start()
        time.sleep(0.3)
        waits = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
        with psycopg.connect(installation.url, autocommit=True) as watch:
            installation.wait_until(lambda: watch.execute(waits).fetchone()[0], "the concern waits for its number")
        other.execute(hold, [card.board])
        other.commit()
        raising.join()
    return answers[0]
