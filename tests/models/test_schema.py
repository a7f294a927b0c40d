"""The migrations make exactly what the models describe, on both databases."""

import pytest

import models
from models.base import Base
from models.database import bind, close, connect, db, is_sqlite
from tests.schema import schema

MODELS = [m for m in vars(models).values() if isinstance(m, type) and issubclass(m, Base)]


@pytest.fixture
def described(database_url, tmp_path):
    """The migrated schema, and the one that the models alone describe, in an empty place beside it."""
    migrated = schema()
    if is_sqlite():
        close()
        bind(f"sqlite:///{tmp_path / 'described.db'}")
        connect()
        db.create_tables(MODELS)
        return migrated, schema()
    db.execute_sql("create schema described")
    db.execute_sql("set search_path to described")
    db.create_tables(MODELS)
    found = schema("described")
    db.execute_sql("reset search_path")
    return migrated, found


def test_columns_checks_keys_and_indexes_are_those_of_the_models(described):
    migrated, by_models = described
    assert migrated - by_models == by_models - migrated == set()
    assert len(by_models) > 300


def test_the_comparison_sees_conditions_checks_lengths_and_what_may_be_empty(described):
    seen = "\n".join(map(str, described[0])).lower()
    for part in ("check", "unique", "references", "limit", "one_open_stage", "not null" if is_sqlite() else "true"):
        assert part in seen
    [ringing] = [line for line in seen.splitlines() if "deadline_to_ring" in line]
    assert all(f"{column} is null" in ringing for column in ("met_at", "ended_at", "breached_at"))
    assert "varchar(8)" in seen or "character varying(8)" in seen
