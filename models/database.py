"""The one database, SQLite or PostgreSQL, and the one way to write to it."""

import fcntl
import os
import sqlite3
from contextlib import contextmanager
from time import perf_counter, sleep
from urllib.parse import unquote, urlparse

from peewee import DatabaseProxy, OperationalError, SqliteDatabase
from playhouse.pool import PooledPostgresqlDatabase
from psycopg.conninfo import conninfo_to_dict

from models import compiling  # noqa: F401  mends how peewee puts a query inside another into words

db = DatabaseProxy()

BUSY = 5000  # milliseconds that a writer waits for its turn before it is told so
LAST_IN_LINE = 1.0  # seconds
SQLITE_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": BUSY,
    "recursive_triggers": 1,  # without it "insert or replace" deletes a row and no trigger hears of it
}
POSTGRES_OPTIONS = {
    "timezone": "UTC",
    # Its default weighs disks that turn: on today's storage a person's few cards are best reached by an index.
    "random_page_cost": 1.1,
    "lock_timeout": BUSY,
    "idle_in_transaction_session_timeout": 30_000,  # milliseconds: a process that hangs lets the others go on
}
FULL = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHM", "53100")  # disk_full
LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03")  # lock_not_available
PASSING = ("40P01", "40001")  # deadlock_detected, serialization_failure


class SqliteInTurn(SqliteDatabase):
    """Writers queue on a file beside the database, and only the first of the queue asks SQLite for its lock.

    Left to themselves they would all ask, ever more seldom, and under load whoever came last would be served first.
    Raises OperationalError when a writer's time is up.

    One idle connection of each process keeps open the files that SQLite writes beside the database. Otherwise the
    first reader would have to make them again, which a full disk does not let it do.
    """

    _keepers = ()  # process id, connection; those of a parent process are left alone

    def _connect(self):
        opened = super()._connect()
        if not any(process == os.getpid() for process, _ in self._keepers):
            keeper = sqlite3.connect(self.database, check_same_thread=False)
            keeper.execute("select count(*) from sqlite_master").fetchall()
            self._keepers = (*self._keepers, (os.getpid(), keeper))
        return opened

    def close_all(self):
        """Let go of the files, too."""
        self.close()
        for process, keeper in self._keepers:
            if process == os.getpid():
                keeper.close()
        self._keepers = ()

    def begin(self, lock_type=None):
        since = perf_counter()
        with open(f"{self.database}.queue", "a") as queue:
            fcntl.flock(queue, fcntl.LOCK_EX)
            self.pragma("busy_timeout", 0)
            try:
                # Whoever has queued that long still waits out the one transaction before theirs.
                self._begin_once_free(lock_type, max(since + BUSY / 1000, perf_counter() + LAST_IN_LINE))
            finally:
                self.pragma("busy_timeout", BUSY)

    def _begin_once_free(self, lock_type, until):
        while True:
            try:
                return super().begin(lock_type)
            except OperationalError as refusal:
                if perf_counter() > until or "locked" not in str(refusal):
                    raise
                sleep(0.002)


def bind(url):
    """Bind the models to the database at this address: `sqlite:////path/to/file` or `postgresql://…`.

    Raises ValueError for any other kind of address.
    """
    db.initialize(open_database(url))
    return db


def open_database(url):
    """A database object for this address, not yet connected."""
    parts = urlparse(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.path[1:])
        return (SqliteDatabase if path == ":memory:" else SqliteInTurn)(path, pragmas=SQLITE_PRAGMAS)
    if parts.scheme in ("postgresql", "postgres"):
        address = conninfo_to_dict(url)
        return PooledPostgresqlDatabase(
            address.pop("dbname", "footprint"),
            prefer_psycopg3=True,
            max_connections=20,
            timeout=10,
            stale_timeout=300,
            options=" ".join(f"-c {name}={value}" for name, value in POSTGRES_OPTIONS.items()),
            **address,
        )
    raise ValueError("DATABASE_URL must start with sqlite:/// or postgresql://")


def connect():
    """Open this thread's connection, if it is not open already."""
    db.connect(reuse_if_open=True)


def close():
    """Give this thread's connection back."""
    if not db.is_closed():
        db.close()


def cause(error):
    """What the database itself called this error: SQLite's name, PostgreSQL's code, or an empty text for a connection
    that is gone. The last error may only say that nothing could be rolled back: the first of its chain says why.
    """
    first = ""
    while error is not None:
        first = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or first
        error = error.__cause__ or error.__context__
    return first


def is_full(error):
    """True where nothing was written because there is no room left."""
    return cause(error).startswith(FULL)


def is_busy(error):
    """True where somebody else held what was wanted until the time was up."""
    return cause(error).startswith(LOCKED)


def is_worth_another_try(error):
    """True where the same again may well succeed: the connection was lost, or two transactions were in each other's
    way and this one was chosen to give way.
    """
    if is_sqlite():
        return False
    return cause(error) in PASSING or not db.is_connection_usable()


def is_sqlite():
    """True on SQLite."""
    return isinstance(db.obj, SqliteDatabase)


@contextmanager
def writing():
    """One write transaction. Inside another it joins it, as a savepoint.

    SQLite takes its write lock at once: a transaction that reads first and writes later is refused under load.
    """
    outermost = is_sqlite() and not db.in_transaction()
    with db.atomic("IMMEDIATE") if outermost else db.atomic():
        yield


@contextmanager
def snapshot():
    """Read everything as it stood at one instant, while others write."""
    with db.transaction() if is_sqlite() else db.transaction("repeatable read"):
        yield


@contextmanager
def elsewhere(url):
    """Another database in the place of the bound one. For a process that does nothing else meanwhile."""
    bound = db.obj
    db.initialize(open_database(url))
    connect()
    try:
        yield
    finally:
        close()
        db.initialize(bound)
