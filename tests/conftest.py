"""What every test may ask for: a migrated database on both engines, the application, a browser."""

import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import expect

from models import database
from tests.apps import app_on
from tests.cast import clock, council, councils, northmere, northmere_app, reviewing, seat, sqlite_seat  # noqa: F401  fixtures of every test
from tests.databases import PostgresCopies, SqliteCopies, let_go
from tests.page import CheckedClient
from tests.postgres import quick_folder, running_server
from tests.serving import served

expect.set_options(timeout=20_000)  # milliseconds: a busy machine is slow, not wrong
CHROMIUM = {
    "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
    "ignore_default_args": ["--disable-back-forward-cache"],  # else pages kept in memory are never tried
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
}


Flask.test_client_class = CheckedClient
Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache()}  # each test has its own application


@pytest.fixture(scope="session")
def copies():
    """How to get a migrated database of an engine: `copies("sqlite").make()`; each engine starts when first asked."""
    started = {}
    with ExitStack() as until_the_end:

        def of(engine):
            if engine not in started:
                started[engine] = MAKE[engine](until_the_end)
            return started[engine]

        yield of


def _sqlite(until_the_end):
    folder = TemporaryDirectory(prefix="footprint-sqlite-", dir=quick_folder(), ignore_cleanup_errors=True)
    return SqliteCopies(Path(until_the_end.enter_context(folder)))


def _postgres(until_the_end):
    return PostgresCopies(until_the_end.enter_context(running_server()))


MAKE = {"sqlite": _sqlite, "postgresql": _postgres}


@pytest.fixture(params=MAKE)
def engine(request):
    """The test runs once on each engine."""
    return request.param


@pytest.fixture
def database_url(engine, copies):
    """A migrated, empty database, bound and connected, of the engine at hand."""
    yield from _lent(copies(engine))


@pytest.fixture
def sqlite_url(copies):
    """The same on SQLite alone, for what does not depend on the engine."""
    yield from _lent(copies("sqlite"))


def _lent(source):
    url = source.make()
    database.bind(url)
    database.connect()
    yield url
    let_go()
    source.drop(url)


@pytest.fixture
def app(sqlite_url, tmp_path):
    """The application on a migrated, empty SQLite database."""
    return app_on(sqlite_url, tmp_path)


@pytest.fixture
def client(app):
    """Asks the application without a socket."""
    return app.test_client()


@pytest.fixture
def live_server(app):
    """The address of the real application, for a browser."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **CHROMIUM}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}
