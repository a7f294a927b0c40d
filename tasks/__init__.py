"""The worker's bell: one huey, which rings; what is due stands in the tables."""

import psycopg
from huey import PostgresHuey, SqliteHuey
from huey.serializer import SignedSerializer

QUEUE = "footprint"
LOCK = 727002  # PostgreSQL's advisory lock for the queue's tables: of two that make them at once one would be refused


def open_huey(settings):
    """The queue of an installation: beside the record on PostgreSQL, in a file of its own on SQLite."""
    common = {"serializer": SignedSerializer(secret=settings.secret_key), "results": False, "utc": True}
    if settings.database_url.startswith("sqlite"):
        return SqliteHuey(QUEUE, filename=str(settings.data / "queue.db"), **common)
    with psycopg.connect(settings.database_url, autocommit=True) as turn:
        turn.execute("select pg_advisory_lock(%s)", (LOCK,))
        return PostgresHuey(QUEUE, dsn=settings.database_url, **common)


def __getattr__(name):
    """`tasks.huey`, which the consumer asks for: the queue of the installation that the environment describes.

    Made when it is asked for: the web process rings the same bell, for the installation that it was given.
    """
    if name != "huey":
        raise AttributeError(name)
    from tasks.worker import huey

    return huey
