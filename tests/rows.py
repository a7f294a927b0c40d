"""A row of any table, with rows for all that it must hang on."""

from datetime import UTC, date, datetime
from itertools import count

from peewee import BooleanField, DateField, DateTimeField, ForeignKeyField, IntegerField, JSONField

from models.database import writing

WORDS = {  # where a column takes some words only
    "acts_as": ("TM", "IRO"), "kind": ("limit", "aim"), "at_end": ("breach", "prompt"), "part": ("answers", "told"),
    "means": ("phone", "email"), "verdict": ("accepted", "no answer"), "end": ("resolved", "withdrawn"),
    "audience": ("card", "raiser"), "mode": ("advice", "ends"), "purpose": ("invitation", "reset"),
    "decision_standing.how": ("under way", "done"), "invitation.part": ("child", "parent"), "reply.verdict": ("agreed", "not agreed"),
    "child_contact.kind": ("contact", "midway check"), "attendance.how": ("all of it", "not there"),
}  # fmt: skip
numbers = count(1)


def a_row(model):
    """A new row with every column filled that must be; those that may stay empty are."""
    with writing():
        return model.create(**{f.name: a_value(f) for f in model._meta.sorted_fields if not (f.null or f.primary_key)})


def a_value(field):
    """A value that this column takes, another one each time."""
    n = next(numbers)
    if isinstance(field, ForeignKeyField):
        return a_row(field.rel_model)
    if isinstance(field, BooleanField):
        return n % 2 == 0
    if isinstance(field, IntegerField):
        return n
    if isinstance(field, JSONField):
        return {"n": n}
    if isinstance(field, DateTimeField):
        return datetime.fromtimestamp(1_700_000_000 + n, UTC)
    if isinstance(field, DateField):
        return date.fromordinal(738_000 + n)
    words = WORDS.get(f"{field.model._meta.table_name}.{field.name}") or WORDS.get(field.name)
    return words[n % 2] if words else f"w{n}"


def another(field, value):
    """A value of this column that is not this one."""
    return next(made for made in iter(lambda: a_value(field), None) if field.db_value(made) != field.db_value(value))
