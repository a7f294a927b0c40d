"""Writing many rows at a time: peewee's own statement for many rows is spelt out anew for each value."""

from peewee import Function

from models.database import db


def insert(model, rows):
    """Insert these rows, inside a transaction; a column that a row leaves out has its default, or is empty."""
    meta = model._meta
    fields = [field for field in meta.sorted_fields if field is not meta.primary_key]
    names = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join([db.param] * len(fields))
    statement = f'insert into "{meta.table_name}" ({names}) values ({marks})'
    _many(statement, [[_value(field, row.get(field.name, _default(field))) for field in fields] for row in rows])


def update(model, column, pairs):
    """Set this column in many rows, inside a transaction; `pairs` are (id, value)."""
    field = model._meta.fields[column]
    statement = f'update "{model._meta.table_name}" set "{field.column_name}" = {db.param} where id = {db.param}'
    _many(statement, [[_value(field, value), row] for row, value in pairs])


def write_rows(batch, plan):
    """Keep what came of each row."""
    kept = [
        {
            "batch": batch,
            "of_table": step.table,
            "row": step.row,
            "identifier": step.identifier,
            "outcome": step.outcome,
            "what": _short(step.what),
        }
        for step in plan.steps
    ]
    insert(type(batch).rows.rel_model, kept)


def _many(statement, values):
    if values:
        db.cursor().executemany(statement, values)


def _default(field):
    return field.default() if callable(field.default) else field.default


def _value(field, value):
    value = field.db_value(value)
    return next(iter(value.arguments or ())) if isinstance(value, Function) else value  # SQLite's json(…): it tidies


def _short(what):
    return ", ".join(what)[:200]
