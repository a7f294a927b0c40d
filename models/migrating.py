"""Bringing a database to the schema of this code, one process at a time."""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from playhouse.migrations import Runner

from models import guard
from models.database import db, is_sqlite, writing

FOLDER = Path(__file__).parent.parent / "migrations"
LOCK = 727001  # PostgreSQL's advisory lock for migrations


def migrate():
    """Apply the migrations that are missing, then put the record's triggers in place. Returns the names applied.

    Raises RuntimeError where a trigger could not be put in place.
    """
    with _alone():
        applied = Runner(db.obj, str(FOLDER)).up()
        with writing():
            guard.install()
        if guard.missing():
            raise RuntimeError("These tables are not guarded: " + ", ".join(guard.missing()))
    return applied or []


def pending():
    """The names of migrations that this database has not had yet."""
    return [migration.name for migration in Runner(db.obj, str(FOLDER)).status() if not migration.applied]


def applied():
    """The names of the migrations that this database has had, in their order."""
    return sorted(Runner(db.obj, str(FOLDER)).applied())


@contextmanager
def _alone():
    if not is_sqlite():
        with _advisory_lock():
            yield
    elif db.database == ":memory:":
        yield
    else:
        with open(f"{db.database}.migrating", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@contextmanager
def _advisory_lock():
    db.execute_sql("set lock_timeout = 0")  # whoever is before us may take long
    db.execute_sql("select pg_advisory_lock(%s)", (LOCK,))
    try:
        yield
    finally:
        db.execute_sql("select pg_advisory_unlock(%s)", (LOCK,))
        db.execute_sql("reset lock_timeout")
