"""A database that is locked, full, away or in its own way: said plainly, nothing lost, nothing half."""

import sqlite3
import threading
from datetime import timedelta
from time import perf_counter

import psycopg
import pytest

from app import create_app
from models import Addendum, database
from models.base import now
from models.database import db, is_sqlite
from models.session import Session
from tests.apps import settings_for
from tests.cast import HIDDEN, NAMED, VALUE
from tests.views.records import raised, words

TYPED = "The plan will be with the carers by Friday noon."
WAITING = "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


@pytest.fixture
def card(northmere):
    return raised(northmere)


def note(card):
    return f"/escalations/{card.number}/addenda"


def fields_of(page):
    """The fields of the form with which it is sent again."""
    inputs = [tag for tag in HIDDEN.findall(page.text) if 'name="words"' in page.text]
    return {NAMED.search(tag)[1]: (VALUE.search(tag) or [0, ""])[1] for tag in inputs}


def test_who_writes_while_another_holds_the_lock_is_told_and_sends_the_same_again(card, sqlite_seat, monkeypatch):
    officer = sqlite_seat("Dilys Ashgrove")
    opened = officer.form(note(card))
    monkeypatch.setattr("models.database.BUSY", 200)
    other = sqlite3.connect(db.database, isolation_level=None)
    other.execute("begin exclusive")
    refused = officer.send(note(card), {"words": TYPED}, opened=opened)
    assert officer.get("/board").status_code == 200
    other.execute("rollback")
    assert refused.status_code == 503 and refused.headers["Retry-After"]
    assert "The system is busy. Nothing has been saved." in words(refused)
    assert TYPED in words(refused)
    again = fields_of(refused)
    assert again["key"] == opened["key"]
    for _ in range(2):
        assert officer.client.post(note(card), data=again).status_code == 303
    assert Addendum.select().count() == 1


@pytest.fixture
def no_room(monkeypatch):
    """Call it, and the database may not grow any more; call it with True, and it may again."""

    def fill(again=False):
        pages = 1_000_000_000 if again else db.execute_sql("pragma page_count").fetchone()[0]
        db.obj.pragma("max_page_count", pages, permanent=True)
        database.close()

    yield fill
    database.connect()


def test_a_full_disk_is_named_and_the_board_is_still_read(card, sqlite_seat, no_room, clock):
    officer = sqlite_seat("Dilys Ashgrove")
    opened = officer.form(note(card))
    no_room()
    clock.shift(timedelta(minutes=1))  # so that being here is to be noted, too
    long = TYPED + " And more." * 900
    refused = officer.send(note(card), {"words": long}, opened=opened)
    assert refused.status_code == 507
    assert "Storage is full Nothing was saved." in words(refused)
    assert long in words(refused)
    assert officer.get("/board").status_code == 200
    no_room(again=True)
    assert officer.send(note(card), {"words": long}, opened=opened).status_code == 303


def test_where_nobody_can_be_kept_awake_everybody_may_still_read(card, sqlite_seat, monkeypatch, clock):
    officer = sqlite_seat("Dilys Ashgrove")
    seen_at = Session.get().seen_at
    clock.shift(timedelta(minutes=1))
    monkeypatch.setattr("models.database.BUSY", 100)
    other = sqlite3.connect(db.database, isolation_level=None)
    other.execute("begin exclusive")
    assert officer.get("/board").status_code == 200
    other.execute("rollback")
    assert Session.get().seen_at == seen_at < now()


@pytest.mark.parametrize("path", ["/sign-in", "/board"])
def test_a_database_that_is_away_is_said_on_a_whole_page(path, tmp_path):
    app = create_app(settings_for(f"postgresql://nobody@/none?host={tmp_path}", tmp_path))
    with app.test_client() as client:
        client.set_cookie("footprint", "whoever")
        answer = client.get(path)
    assert (answer.status_code, bool(answer.headers["Retry-After"])) == (503, True)
    assert "This could not be saved" in words(answer)


def test_a_connection_cut_in_the_middle_is_met_by_one_more_try(council, seat):
    if is_sqlite():
        return  # it has no connection that can be cut
    card, officer = raised(council), seat("Dilys Ashgrove")
    opened, answers = officer.form(note(card)), []
    with psycopg.connect(council.url) as holder, psycopg.connect(council.url, autocommit=True) as watch:
        holder.execute("select * from board_revision for update")

        def send():
            answers.append(officer.send(note(card), {"words": TYPED}, opened=opened).status_code)
            database.close()

        sending = threading.Thread(target=send)
        sending.start()
        while not (waiting := watch.execute(WAITING).fetchall()):
            pass
        watch.execute("select pg_terminate_backend(%s)", waiting[0])
        holder.rollback()
        sending.join()
    assert answers == [303]
    assert Addendum.select().count() == 1


def test_who_writes_waits_for_a_locked_database_once_not_twice(card, sqlite_seat, monkeypatch, clock):
    officer = sqlite_seat("Dilys Ashgrove")
    opened = officer.form(note(card))
    clock.shift(timedelta(minutes=1))  # so that being here is to be noted, too
    monkeypatch.setattr("models.database.BUSY", 2000)
    monkeypatch.setattr("models.database.LAST_IN_LINE", 0.1)
    other = sqlite3.connect(db.database, isolation_level=None)
    other.execute("begin exclusive")
    since = perf_counter()
    assert officer.send(note(card), {"words": TYPED}, opened=opened).status_code == 503
    assert perf_counter() - since < 3.9
    other.execute("rollback")
