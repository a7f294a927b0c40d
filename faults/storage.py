"""The database locked, and the disk full: F13, F14, F15."""

import os
import resource
import sqlite3
import subprocess
import time
from contextlib import contextmanager, suppress

import psycopg

from faults.client import Browser, Ledger, Load
from faults.forms import TYPED, a_card_that_waits
from faults.table import fault
from models import Addendum, database
from tests.databases import let_go
from tests.postgres import owner

LOCKED = 30  # seconds
MEGABYTE = 1 << 20


@fault(
    "F13", "database locked 30 s by another process", "waits 5 s at most, then 503 with the text kept and Retry-After"
)
def locked(installation, seen):
    installation.web()
    ledger, card = Ledger(installation), a_card_that_waits().entry.escalation
    officer = Browser(installation, ledger, card.raised_by)
    path = f"/escalations/{card.number}/addenda"
    fields = officer.ask(path).hidden() | {"words": TYPED}
    with holding_the_lock(installation):
        since, answers = time.monotonic(), []
        while time.monotonic() - since < LOCKED:
            answers.append(officer.ask(path, fields))
            board = officer.ask("/board")
            seen.must(board.status == 200, f"the board was {board.status}")
    after = officer.until_answered(path, fields)
    slowest = max(answer.seconds for answer in answers)
    seen.done = f"the lock held {LOCKED} s; one note sent {len(answers)} times meanwhile, once after"
    seen.words = f"{sorted({a.status for a in answers})} after {slowest:.1f} s at most, then {after.status}"
    seen.must({answer.status for answer in answers} == {503}, "not always 503")
    seen.must(slowest < 7, f"waited {slowest:.1f} s")
    seen.must(
        all(TYPED in a.text and "Retry-After" in a.headers and "busy" in a.text for a in answers), "text not kept"
    )
    seen.must(after.status == 303, f"afterwards {after.status}")
    seen.must(Addendum.select().where(Addendum.words == TYPED).count() == 1, "not there once")
    return ledger


@contextmanager
def holding_the_lock(installation):
    if installation.engine == "sqlite":
        other = sqlite3.connect(database.db.database, isolation_level=None)
        other.execute("begin exclusive")
    else:
        other = psycopg.connect(installation.url)
        other.execute("lock table submission in access exclusive mode")
    yield
    other.rollback()
    other.close()


@fault("F14", "read first, then write: the upgrade of a lock", "never surfaces", engines=("sqlite",), quick=True)
def upgraded(installation, seen):
    installation.web()
    ledger = Ledger(installation)
    with Load(installation, ledger, officers=6):
        time.sleep(8)
    seen.done = f"6 officers at once for 8 s, {len(ledger.acknowledged)} changes"
    seen.words = f"{ledger.answers[503]} × 503, {ledger.answers['broken off']} broken off"
    seen.must(ledger.answers[503] + ledger.answers["broken off"] == 0, "somebody was refused")
    seen.must(len(ledger.acknowledged) > 10, "too few changes to tell")
    return ledger


@fault("F15", "disk full", "507 “Storage is full. Nothing was saved”; reading works; saves again after space is freed,"
       " without a restart")  # fmt: skip
def full(installation, seen):
    if os.geteuid():
        seen.not_run = "a small file system needs root"
        return None
    with on_a_small_disk(installation) as disk:
        ledger = fill_up(installation, seen, disk)
        if installation.engine == "sqlite":
            limited(installation, seen, ledger)
        found = ledger
        from faults.check import problems

        seen.problems += problems(installation, found)
        installation.end()
    return False


def fill_up(installation, seen, disk):
    installation.web()
    ledger, card = Ledger(installation), a_card_that_waits().entry.escalation
    officer = Browser(installation, ledger, card.raised_by)
    path = f"/escalations/{card.number}/addenda"
    opened = officer.ask(path)
    seen.must(opened.status == 200, f"the form was {opened.status}")
    fields = opened.hidden() | {"words": TYPED}
    let_go()  # the service's own processes alone hold the database
    with open(disk / "fill", "wb", buffering=0) as fill, suppress(OSError):
        while fill.write(b"0" * 4096):
            pass
    refused = until_refused(officer, path, fields)
    board = officer.ask("/board")
    (disk / "fill").unlink()
    after = officer.until_answered(path, fields)
    database.connect()
    seen.done = "the disk filled to the last byte, then freed"
    seen.words = f"{refused.status}; the board {board.status}; after space was freed {after.status}"
    seen.must(refused.status in (503, 507) and "Storage is full" in refused.text, f"no full disk: {refused.status}")
    seen.must(TYPED in refused.text, "the text is not kept")
    seen.must(board.status == 200, f"reading: {board.status}")
    seen.must(after.status == 303, f"afterwards {after.status}")
    return ledger


def until_refused(officer, path, fields):
    """What is said when there is no room; a database may have some left in its own files."""
    for n in range(400):
        answer = officer.ask(path, fields | {"words": f"{TYPED} {n} " + "More. " * 1000 if n else TYPED})
        if answer.status != 303:
            return answer
        fields = officer.ask(path).hidden() or fields
    return answer


def limited(installation, seen, ledger):
    """The second way of having no room: the process may write no longer files than there are."""
    web = installation.running[-1]
    for pid in installation.children(web):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))
    card = a_card_that_waits().entry.escalation
    officer, path = Browser(installation, ledger, card.raised_by), f"/escalations/{card.number}/addenda"
    mark = {"words": "Written where files may grow no longer."}
    opened = officer.ask(path)
    refused = officer.ask(path, opened.hidden() | mark) if opened.status == 200 else opened
    for pid in installation.children(web):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    after = officer.until_answered(path, officer.until_answered(path).hidden() | mark)
    seen.done += "; then files limited to 1 kB (RLIMIT_FSIZE)"
    seen.words += f"; limited: {refused.status}, then {after.status}"
    seen.must(refused.status == 507, f"limited: {refused.status}")
    seen.must(after.status == 303, f"limited, afterwards: {after.status}")


@contextmanager
def on_a_small_disk(installation):
    """The installation's database moved to a file system with two megabytes to spare."""
    disk = installation.folder / "small"
    disk.mkdir()
    let_go()
    size = _size(installation) + 2 * MEGABYTE
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(disk)], check=True)
    try:
        _move(installation, disk)
        yield disk
        let_go()
        if installation.engine == "postgresql":
            _say(installation, "alter database {name} set tablespace pg_default", "drop tablespace small")
    finally:
        installation.end()
        subprocess.run(["umount", "-l", str(disk)], check=False)


def _size(installation):
    if installation.engine == "sqlite":
        return os.path.getsize(installation.url.removeprefix("sqlite:///"))
    with psycopg.connect(installation.url) as asked:
        return asked.execute("select pg_database_size(current_database())").fetchone()[0]


def _move(installation, disk):
    if installation.engine == "sqlite":
        old = installation.url.removeprefix("sqlite:///")
        subprocess.run(["cp", old, str(disk / "footprint.db")], check=True)
        installation.url = f"sqlite:///{disk / 'footprint.db'}"
    else:
        place = disk / "tables"
        place.mkdir()
        for folder in (place, disk):
            os.chown(folder, *_ids())
        for folder in (installation.folder, installation.folder.parent):
            folder.chmod(0o755)
        _say(installation, f"create tablespace small location '{place}'", "alter database {name} set tablespace small")
    database.bind(installation.url)
    database.connect()


def _ids():
    import pwd

    name = owner()[0]
    entry = pwd.getpwuid(name) if isinstance(name, int) else pwd.getpwnam(name)
    return entry.pw_uid, entry.pw_gid


def _say(installation, *statements):
    name = installation.url.split("@/")[1].split("?")[0]
    with psycopg.connect(installation.server.url, autocommit=True) as asked:
        for statement in statements:
            asked.execute(statement.format(name=name))
