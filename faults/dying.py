"""The application with points at which it can be made to die; product code has none of them.

The file `armed` in the folder $FAULTS names the next point; whoever passes it first takes the file away, notes it in
`fired`, and does what it says. FAULTS_WITHOUT_TRANSACTION takes the transaction away from every change.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

import psycopg
from flask import has_request_context, request
from peewee import OperationalError
from playhouse.pool import PooledPostgresqlDatabase

from faults.clock import put_wrong
from models.database import SqliteInTurn

FOLDER = Path(os.environ["FAULTS"])
WRITES = ("INSERT", "UPDATE", "DELETE")
SAVEPOINTS = ("SAVEPOINT", "RELEASE", "ROLLBACK TO")
STATEMENTS = 4  # a change has written so much when it dies in the middle


def create_app():
    """The application, wounded."""
    from app import create_app

    put_wrong()
    for kind in (SqliteInTurn, PooledPostgresqlDatabase):
        if os.environ.get("FAULTS_WITHOUT_TRANSACTION"):
            take_the_transaction_away(kind)
        wound(kind)
    return create_app()


def wound(kind):
    commit, execute = kind.commit, kind.execute_sql

    def dying_commit(db):
        die_at("before commit")
        commit(db)
        die_at("after commit")

    def dying_execute(db, sql, *more):
        answer = execute(db, sql, *more)
        if sql.startswith(WRITES) and is_a_change() and has_written() == STATEMENTS:
            die_at("in the transaction")
            clash()
        return answer

    kind.commit, kind.execute_sql = dying_commit, dying_execute


def take_the_transaction_away(kind):
    execute = kind.execute_sql
    kind.begin = kind.commit = kind.rollback = lambda *_arguments: None
    kind.execute_sql = lambda db, sql, *more: None if sql.startswith(SAVEPOINTS) else execute(db, sql, *more)


def is_a_change():
    """True while somebody's form is worked on."""
    return has_request_context() and request.method == "POST" and request.path.startswith("/escalations")


def has_written():
    request.environ["faults.written"] = request.environ.get("faults.written", 0) + 1
    return request.environ["faults.written"]


def take(point):
    """True where this point was armed, and this process is the first to pass it."""
    with suppress(OSError):
        if (FOLDER / "armed").read_text() != point or not is_a_change():
            return False
        os.rename(FOLDER / "armed", FOLDER / f"taken-{os.getpid()}")
        with open(FOLDER / "fired", "a") as fired:
            fired.write(f"{point}\n")
        return True
    return False


def die_at(point):
    if take(point):
        os.kill(os.getpid(), signal.SIGKILL)
    if take(f"{point}, all"):
        os.killpg(os.getpgid(0), signal.SIGKILL)
    if take(f"{point}, stopped"):
        os.kill(os.getpid(), signal.SIGSTOP)


def clash():
    """PostgreSQL refuses this transaction as it does under a stricter isolation: once, or at the next try too."""
    twice = take("serialization, twice")
    if not twice and not take("serialization"):
        return
    if twice:
        (FOLDER / "armed").write_text("serialization")
    request.environ["faults.written"] = 0
    try:
        raise psycopg.errors.SerializationFailure("could not serialize access")
    except psycopg.Error as refused:
        raise OperationalError(str(refused)) from refused
