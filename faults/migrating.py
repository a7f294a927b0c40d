"""A migration killed before every one of its statements: F28."""

import os
import shutil
import signal
from urllib.parse import urlsplit

import psycopg
from playhouse.migrations import Runner

from faults.table import fault
from models import database, guard
from models.database import db
from models.migrating import FOLDER, migrate
from tests.databases import let_go
from tests.schema import schema


@fault(
    "F28",
    "migration killed at every statement",
    "the schema of before or of after, nothing between; run again, it is done",
)
def killed(installation, seen):
    let_go()
    names, statements, before = sorted(file.stem for file in FOLDER.glob("0*.py")), 0, empty(installation)
    for name in names:
        after = copy(installation, before)
        up(after, name)
        statements += at_every_statement(installation, seen, before, after, name)
        drop(installation, before)
        before = after
    statements += the_guard(installation, seen, before)
    seen.done = f"{len(names)} migrations and the record’s triggers, kill -9 before each of {statements} statements"
    seen.words = "before or after each time; the second run went through"
    return False


def at_every_statement(installation, seen, before, after, name):
    """Kill this migration before its first statement, its second… and see what is left. Returns how many it has."""
    wanted, statement, done = (described(before), described(after)), 0, False
    while not done:
        tried = copy(installation, before)
        done = in_a_child(tried, lambda: Runner(db.obj, str(FOLDER)).up(name), statement)
        left = described(tried)
        seen.must(left in wanted, f"{name}, statement {statement}: neither before nor after")
        if left == wanted[0]:
            up(tried, name)
        seen.must(described(tried) == wanted[1], f"{name}, statement {statement}: not whole after the second run")
        drop(installation, tried)
        statement += 1
    return statement - 1


def the_guard(installation, seen, url):
    """The same with the triggers, which every run puts in place anew."""
    statement, done = 0, False
    while not done:
        tried = copy(installation, url)
        done = in_a_child(tried, migrate, statement)
        bound(tried)
        all_of_them = sum(len(guard._names(table)) for table in guard.guarded())
        seen.must(
            len(guard.missing()) in (0, all_of_them), f"triggers, statement {statement}: {len(guard.missing())} missing"
        )
        migrate()
        seen.must(not guard.missing(), f"triggers, statement {statement}: not all there after the second run")
        let_go()
        drop(installation, tried)
        statement += 5  # there are hundreds, all of two kinds
    return statement // 5


def in_a_child(url, work, statement):
    """Do this work in a process that is killed before that statement. True where it had no so many and finished."""
    pid = os.fork()
    if pid == 0:
        bound(url)
        execute, left = db.obj.execute_sql, iter(range(statement))

        def counted(*arguments):
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(*arguments)

        db.obj.execute_sql = counted
        work()
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    return not os.WIFSIGNALED(status)


def up(url, name):
    bound(url)
    Runner(db.obj, str(FOLDER)).up(name)
    let_go()


def described(url):
    """The schema at this address, and which migrations it has had."""
    bound(url)
    applied = sorted(Runner(db.obj, str(FOLDER)).applied())
    found = schema()
    let_go()
    return found, applied


def bound(url):
    database.bind(url)
    database.connect()


def empty(installation):
    """The address of a database with nothing in it but the list of migrations, still empty."""
    if installation.engine == "sqlite":
        url = f"sqlite:///{installation.folder / 'empty.db'}"
    else:
        url = of_name(installation, "empty_town")
        _say(installation, "create database empty_town")
    bound(url)
    Runner(db.obj, str(FOLDER)).History.create_table()
    let_go()
    return url


def copy(installation, url):
    copy.made += 1
    if installation.engine == "sqlite":
        new = f"{installation.folder}/copy-{copy.made}.db"
        shutil.copyfile(url.removeprefix("sqlite:///"), new)
        return f"sqlite:///{new}"
    _say(installation, f"create database copy_{copy.made} template {urlsplit(url).path[1:]}")
    return of_name(installation, f"copy_{copy.made}")


copy.made = 0


def drop(installation, url):
    if installation.engine == "postgresql":
        _say(installation, f"drop database {urlsplit(url).path[1:]} with (force)")
    else:
        for file in installation.folder.glob(url.rsplit("/", 1)[1] + "*"):
            file.unlink()


def of_name(installation, name):
    return installation.server.url.replace("/postgres?", f"/{name}?")


def _say(installation, statement):
    with psycopg.connect(installation.server.url, autocommit=True) as asked:
        asked.execute(statement)
