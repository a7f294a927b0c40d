"""A migrated database for each test, copied from one that was migrated once."""

import itertools
import shutil
from urllib.parse import urlsplit

import psycopg

from models import database
from models.migrating import migrate

names = itertools.count(1)


class SqliteCopies:
    """Copies of one SQLite file, migrated, and filled by `fill` where it is given."""

    def __init__(self, folder, name="template", fill=None):
        self.folder = folder
        self.template = folder / f"{name}.db"
        _prepared(f"sqlite:///{self.template}", fill)

    def filled(self, name, fill):
        """Copies of a file of its own that `fill` has filled."""
        return SqliteCopies(self.folder, name, fill)

    def make(self):
        """The address of a fresh copy."""
        copy = self.folder / f"copy-{next(names)}.db"
        shutil.copyfile(self.template, copy)
        return f"sqlite:///{copy}"

    def drop(self, url):
        for file in self.folder.glob(url.rsplit("/", 1)[1] + "*"):
            file.unlink()


class PostgresCopies:
    """Databases created from one template on a server, migrated, and filled by `fill` where it is given."""

    def __init__(self, server, name="template", fill=None):
        self.server, self.template = server, f"footprint_{name}"
        self._say(f"create database {self.template}")
        _prepared(self._named(self.template), fill)

    def filled(self, name, fill):
        """Copies of a database of its own that `fill` has filled."""
        return PostgresCopies(self.server, name, fill)

    def make(self):
        """The address of a fresh copy."""
        name = f"footprint_{next(names)}"
        self._say(f"create database {name} template {self.template}")
        return self._named(name)

    def drop(self, url):
        self._say(f"drop database {urlsplit(url).path[1:]} with (force)")

    def _say(self, statement):
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)

    def _named(self, name):
        parts = urlsplit(self.server)
        # urlunsplit would drop the empty host of a server that is reached through its socket.
        return f"{parts.scheme}://{parts.netloc}/{name}" + (f"?{parts.query}" if parts.query else "")


def _prepared(url, fill):
    database.bind(url)
    database.connect()
    migrate()
    if fill:
        fill()
    let_go()


def let_go():
    """Close every connection of the bound database, pooled ones too."""
    database.close()
    if hasattr(database.db.obj, "close_all"):
        database.db.obj.close_all()
