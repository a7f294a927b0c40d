"""Every table, those that others hang on first, and its rows as lines of text that are equal on both databases."""

import json
from typing import Any

from peewee import DateField, ModelSelect, fn, sort_models

from models.base import Base, InstantField, with_tables
from models.database import db, is_sqlite

PAGE = 2000  # rows read at a time


def tables():
    """The models of all tables, each after those that its rows point at."""
    return sort_models(_ours())


def name_of(model):
    """The table's name."""
    return model._meta.table_name


def lines(model):
    """Each row of a table in the order of its ids, as one line of JSON: its columns in the order of the model."""
    last = 0
    while rows := _page(model, last):
        last = rows[-1][0]
        for row in rows:
            yield json.dumps(row, ensure_ascii=False, sort_keys=True, default=lambda cell: cell.isoformat())


def count(model):
    """How many rows a table holds."""
    return db.execute_sql(f'select count(*) from "{name_of(model)}"').fetchone()[0]


def last(model):
    """The highest id of a table; 0 where it is empty."""
    return _every(model, fn.max(model._meta.primary_key)).scalar() or 0


def fields(model):
    """The columns as `stored` and `put` have them: the id first, and the rest as the model has them."""
    key = model._meta.primary_key
    return [key, *(field for field in model._meta.sorted_fields if field is not key)]


def stored(model, after):
    """The rows with a higher id than this one, in the order of their ids, each as a list of what `put` takes."""
    key, columns = model._meta.primary_key, fields(model)
    rows = _every(model, *columns).where(key > after).order_by(key).tuples()
    return [[_plain(field, cell) for field, cell in zip(columns, row, strict=True)] for row in rows]


def put(model, rows):
    """Add rows with the ids that they have: each a list of cells, as `stored` gives them."""
    columns = ", ".join(f'"{field.column_name}"' for field in fields(model))
    (_put_sqlite if is_sqlite() else _put_postgres)(name_of(model), columns, len(fields(model)), rows)


def fill(model, texts):
    """Put the rows of these lines, as `lines` gave them, into an empty table, with the ids that they had."""
    put(model, ([_stored(f, cell) for f, cell in zip(fields(model), json.loads(t), strict=True)] for t in texts))


def empty_all():
    """Take every row out of every table. The record's guard must be lifted first."""
    names = [f'"{name_of(model)}"' for model in tables()]
    if not is_sqlite():
        db.execute_sql(f"truncate {', '.join(names)} restart identity")
        return
    db.execute_sql("pragma defer_foreign_keys = on")  # until this transaction ends
    for name in reversed(names):
        db.execute_sql(f"delete from {name}")


def _ours():
    """Not the tables that a migration or a test describes."""
    return {model for model in with_tables(Base) if model.__module__.startswith("models.")}


def _every(model, *columns) -> Any:
    """A query of all its rows: a model’s own may leave out what counts no longer."""
    return ModelSelect(model, columns)


def _page(model, last):
    key = model._meta.primary_key
    return list(_every(model, *fields(model)).where(key > last).order_by(key).limit(PAGE).tuples())


def _plain(field, cell):
    """The same for a cell as the model has it."""
    if isinstance(field, DateField) and cell is not None:
        return cell.isoformat()
    return _stored(field, cell)


def _stored(field, cell):
    """What the database at hand takes for a cell of a line."""
    if cell is None:
        return None
    if isinstance(field, InstantField):
        return field.db_value(field.python_value(cell))
    if isinstance(field, DateField):
        return cell
    return json.dumps(cell) if field.field_type.startswith("JSON") else cell


def _put_sqlite(name, columns, how_many, rows):
    statement = f'insert into "{name}" ({columns}) values ({", ".join("?" * how_many)})'
    db.connection().executemany(statement, rows)


def _put_postgres(name, columns, _how_many, rows):
    # One statement for a table: rows that point at later rows of their own table are looked at when all are there.
    with db.cursor().copy(f'copy "{name}" ({columns}) from stdin') as copy:
        for row in rows:
            copy.write_row(row)
    sequence = f"pg_get_serial_sequence('{name}', 'id')"
    db.execute_sql(f'select setval({sequence}, max(id)) from "{name}" having max(id) is not null')
