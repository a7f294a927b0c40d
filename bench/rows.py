"""Writing many rows at a time: peewee's own statement for many rows is spelt out anew for each value."""

from peewee import Function, fn

from models.database import db


def add(model, rows):
    """Insert these rows, inside a transaction. Returns their ids, in the order of the rows."""
    meta = model._meta
    fields = [field for field in meta.sorted_fields if field is not meta.primary_key]
    names = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join([db.param] * len(fields))
    last = model.select(fn.max(model.id)).scalar() or 0
    db.cursor().executemany(
        f'insert into "{meta.table_name}" ({names}) values ({marks})',
        [[_value(field, row) for field in fields] for row in rows],
    )
    added = model.select(model.id).where(model.id > last).order_by(model.id)
    return [row[0] for row in added.tuples()]


def _value(field, row):
    default = field.default() if callable(field.default) else field.default
    value = field.db_value(row.get(field.name, default))
    return value.arguments[0] if isinstance(value, Function) else value  # SQLite's json(…), which only tidies
