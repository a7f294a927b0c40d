"""Bringing a database to this code's schema, by one process or by several at once."""

from datetime import date

import pytest
from playhouse.migrations import Runner

from models import BoardRevision, ChildChange, Invitation, ReviewStep, database, guard
from models.database import db, is_sqlite
from models.migrating import FOLDER, migrate, pending
from models.review.papering import PAPERS
from models.review.preparing import INVITATIONS
from tests.models.reviewing import newcomer
from tests.models.test_the_main_story import raised
from tests.processes import at_once

FILES = sorted(file.stem for file in FOLDER.glob("0*.py"))


@pytest.fixture
def bare(engine, copies, tmp_path):
    """The address of a database with nothing in it."""
    if engine == "sqlite":
        database.bind(f"sqlite:///{tmp_path / 'bare.db'}")
        yield f"sqlite:///{tmp_path / 'bare.db'}"
        database.close()
        return
    url = copies(engine).make()
    database.bind(url)
    database.connect()
    db.execute_sql("drop schema public cascade")
    db.execute_sql("create schema public")
    yield url
    database.close()
    db.obj.close_all()
    copies(engine).drop(url)


def bring_up(_place):
    return migrate()


def test_four_processes_that_migrate_at_once_apply_each_step_once(bare):
    applied = at_once(bring_up, bare, range(4))
    assert sorted(applied, key=len) == [[], [], [], FILES]
    database.connect()
    assert [row[0] for row in db.execute_sql("select name from schema_migration order by name")] == FILES
    assert guard.missing() == []
    assert pending() == []


def test_a_second_run_applies_nothing(database_url):
    assert migrate() == []
    assert pending() == []


def test_what_is_missing_is_named_before_it_is_applied(bare):
    database.connect()
    assert pending() == FILES


def test_a_migration_that_fails_leaves_nothing_of_itself(bare, monkeypatch, tmp_path):
    database.connect()
    (tmp_path / "0001_half.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('create table half (id integer)')\n"
        "    raise RuntimeError('the power failed')\n"
    )
    with monkeypatch.context() as only_this_file:
        only_this_file.setattr("models.migrating.FOLDER", tmp_path)
        with pytest.raises(RuntimeError, match="the power failed"):
            migrate()
    assert "half" not in db.get_tables()
    assert migrate() == FILES


def test_a_board_that_was_worked_on_before_the_step_knows_its_last_event(council):
    card = raised(council)
    last = card.version()
    db.execute_sql("alter table board_revision drop column last_event")
    db.execute_sql("delete from schema_migration where name = '0008_board_news'")
    assert migrate() == ["0008_board_news"]
    assert BoardRevision.standing(card.board)[1] == last


ROWS = (
    "insert into person (name) values ('Odile Pryce')",
    "insert into child (reference, name, born) values ('NM-9001', 'Wren Tarn', '2015-05-01')",
    "insert into child_change (child_id, kind, happened_on, words, recorded_at) values (1, 'missing', '2026-03-01', '', '{at}')",
    "insert into fact_withdrawal (change_id, why, by_id, recorded_at) values (1, 'Another child', 1, '{at}')",
)


def test_what_was_taken_back_before_the_step_is_taken_back_after_it(bare):
    database.connect()
    Runner(db.obj, str(FOLDER)).up(FILES[FILES.index("0035_facts_taken_back") - 1])
    for statement in (guard._sqlite if is_sqlite() else guard._postgres)("child_change", (), ()):
        db.execute_sql(statement)
    for statement in ROWS:
        db.execute_sql(statement.format(at="2026-03-02 10:00:00.000000+00:00"))
    migrate()
    row = ChildChange.get()
    assert (row.taken_back_why, row.taken_back_by.name, row.taken_back_at) == (
        "Another child", "Odile Pryce", row.recorded_at,
    )  # fmt: skip
    assert "fact_withdrawal" not in db.get_tables() and guard.missing() == []


MONDAY = date(2026, 3, 2)


def put_back_before(name):
    """The database as it was before that migration, which only fills in."""
    db.execute_sql(f"delete from schema_migration where name = '{name}'")
    guard.lift()
    Invitation.update(sending=None).execute()
    ReviewStep.update(paper=None).execute()
    guard.install()


def test_what_was_done_before_it_was_kept_by_what_can_be_taken_back(reviewing, clock):
    review, roz = newcomer(reviewing, MONDAY).next_review, reviewing.person("Roz Amadi")
    iro = review.child.iro
    review.invite(iro, "parent", "Pat Tarn")
    review.send_invitations(iro, MONDAY)
    clock.shift(60)
    review.invite(iro, "parent", "Jo Tarn")
    review.send_invitations(iro, MONDAY)
    for key in sorted(review._wanted):
        paper = review.receive(roz, key, MONDAY)
    kept = [guest.sending_id for guest in review.guests], review.steps_by_key[PAPERS].paper_id
    put_back_before("0034_by_what_it_was_done")
    assert migrate() == ["0034_by_what_it_was_done"] and guard.missing() == []
    assert ([guest.sending_id for guest in review.guests], review.steps_by_key[PAPERS].paper_id) == kept
    review.take_back_step(iro, review.steps_by_key[INVITATIONS], "Not sent")
    review.take_back_paper(roz, paper, "Not received")
    assert [guest.sent_on for guest in review.guests] == [MONDAY, None] and not review.has_step(PAPERS)


def test_papers_that_somebody_called_done_by_hand_were_done_with_none(reviewing, clock):
    review, roz = newcomer(reviewing, MONDAY).next_review, reviewing.person("Roz Amadi")
    review.receive(roz, min(review._wanted), MONDAY)
    clock.shift(60)
    review.prepared(roz, PAPERS, MONDAY)
    put_back_before("0034_by_what_it_was_done")
    migrate()
    assert review.steps_by_key[PAPERS].paper is None
