"""Writing many rows at a time."""

from peewee import fn

from models.importing.writing_rows import insert


def add(model, rows):
    """Insert these rows, inside a transaction. Returns their ids, in the order of the rows."""
    last = model.select(fn.max(model.id)).scalar() or 0
    insert(model, rows)
    added = model.select(model.id).where(model.id > last).order_by(model.id)
    return [row[0] for row in added.tuples()]
