"""The record stays as it was written, whatever goes around the verbs, on either database."""

import pytest
from peewee import DatabaseError, ForeignKeyField

import models
from models import Deadline, Escalation, Person, guard
from models.base import Record
from models.database import db, is_sqlite, writing
from models.errors import Incomplete, Moved
from models.retractable import Retractable
from tests.rows import a_row, a_value, another

RECORD = {m._meta.table_name: m for m in vars(models).values() if isinstance(m, type) and issubclass(m, Record)}
MAY_CHANGE = {
    "board_revision", "child", "draft", "email", "heartbeat", "import_file", "notice", "person", "post", "session", "sign_in_attempt",
    "submission", "team", "unsent",
}  # fmt: skip


def refused(query, why):
    with pytest.raises(DatabaseError, match=why), writing():
        query.execute()


def set_to(model, row, field, value):
    return model.update({field: value}).where(model._meta.primary_key == row.get_id())


def test_every_table_is_guarded_but_those_that_say_why_not(database_url):
    tables = set(db.get_tables()) - {"schema_migration"}
    assert set(guard.guarded()) == set(RECORD) == tables - MAY_CHANGE


def test_no_column_is_rewritten_and_no_row_deleted(database_url):
    for table, model in RECORD.items():
        assert_kept(table, model)


def assert_kept(table, model):
    row = model.get_by_id(a_row(model).get_id())
    for field in model._meta.sorted_fields:
        value = row.__data__[field.name]
        if field.name in (*model.set_once, *model.sums_up):
            continue
        new = 10_000 if field.primary_key else another(field, value)
        refused(set_to(model, row, field, new), f"the record is not rewritten: {table}")
        if field.null:
            assert value is None  # what was left empty stays empty, too
    refused(model.delete().where(model._meta.primary_key == row.get_id()), f"the record is not deleted: {table}")
    assert model.get_by_id(row.get_id()).__data__ == row.__data__


def test_a_column_that_is_set_once_takes_a_first_value_and_no_second(database_url):
    for table, model in RECORD.items():
        if model.set_once:
            assert_set_once(table, model)


def assert_set_once(table, model):
    row = a_row(model)
    for name in model.set_once:
        field = model._meta.fields[name]
        first = a_value(field)
        assert set_to(model, row, field, first).execute() == 1
        assert set_to(model, row, field, first).execute() == 1  # the same again changes nothing
        for second in (another(field, first), None):
            refused(set_to(model, row, field, second), f"the record is not rewritten: {table}")
        kept = getattr(model.get_by_id(row.get_id()), name)
        assert kept == (first.get_id() if isinstance(field, ForeignKeyField) and kept is None else first)


def test_a_column_that_sums_up_other_rows_changes_with_them(database_url):
    for model in RECORD.values():
        row = a_row(model) if model.sums_up else None
        for name in model.sums_up:
            field = model._meta.fields[name]
            for value in (a_value(field), a_value(field), *([None] if field.null else [])):
                row.sum_up(**{name: value})
                assert getattr(model.get_by_id(row.get_id()), name) == value


def test_what_is_taken_back_says_who_when_and_why_and_is_taken_back_once(database_url):
    for model in (model for model in RECORD.values() if issubclass(model, Retractable)):
        row, person = a_row(model), a_row(Person)
        with pytest.raises(Incomplete, match="Enter why"):
            row.retract(person, " ")
        row.retract(person, "The wrong child ")
        kept = model.get_by_id(row.get_id())
        assert (kept.taken_back_by, kept.taken_back_why, kept.is_taken_back) == (person, "The wrong child", True)
        assert row not in model.select().where(model.stands())
        with pytest.raises(Moved):
            row.retract(person, "Again")


def test_nothing_is_replaced_or_emptied_at_a_stroke(database_url):
    card = a_row(Escalation)
    if is_sqlite():
        for other in ({"id": card.id + 1}, {"number": card.number + 1}):  # the same number, the same id
            taken = Escalation.insert(card.__data__ | {"impact": "Another."} | other)
            refused(taken.on_conflict_replace(), "the record is not deleted: escalation")
    else:
        with pytest.raises(DatabaseError, match="the record is not deleted: escalation"), writing():
            db.execute_sql("truncate escalation cascade")
    assert Escalation.get_by_id(card.id).impact == card.impact


def test_a_trigger_that_is_gone_is_named_and_put_back(database_url):
    assert guard.missing() == []
    gone = "deadline_is_not_rewritten"
    db.execute_sql(f"drop trigger {gone}" + ("" if is_sqlite() else " on deadline"))
    assert guard.missing() == [gone]
    deadline = a_row(Deadline)
    assert set_to(Deadline, deadline, Deadline.due, a_value(Deadline.due)).execute() == 1
    guard.install()
    assert guard.missing() == []
    refused(set_to(Deadline, deadline, Deadline.due, a_value(Deadline.due)), "the record is not rewritten")


def test_a_trigger_that_is_switched_off_is_named(database_url):
    if is_sqlite():
        return  # it knows no such switch
    db.execute_sql("alter table escalation disable trigger escalation_is_not_deleted")
    assert guard.missing() == ["escalation_is_not_deleted"]
