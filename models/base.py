"""What every row has in common: the database, instants in UTC, and what may change in it."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from peewee import DateTimeField, Model

from models.database import db

_standing = ContextVar("the instant at which the record's clock stands", default=None)


def now():
    """This instant in UTC, to the second: deadlines fall due to the second."""
    return _standing.get() or datetime.now(UTC).replace(microsecond=0)


@contextmanager
def as_of(instant):
    """Let the record's clock stand at this instant: so the imaginary council's past is written."""
    token = _standing.set(instant.astimezone(UTC).replace(microsecond=0))
    try:
        yield
    finally:
        _standing.reset(token)


class InstantField(DateTimeField):
    """An instant in UTC, equal on both databases. Refuses a time without a zone with ValueError."""

    field_type = "TIMESTAMPTZ"

    def db_value(self, value):
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        value = value.astimezone(UTC)
        # Fixed width, so that SQLite's order of texts is the order of times.
        return value.strftime("%Y-%m-%d %H:%M:%S.%f+00:00") if _is_text() else value

    def python_value(self, value):
        if value is None:
            return None
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return value.astimezone(UTC)


def _is_text():
    from models.database import is_sqlite

    return is_sqlite()


class Base(Model):
    """Working rows: they may change."""

    is_shape = True  # what others have in common: a class that says so itself has no table

    class Meta:
        database = db
        legacy_table_names = False


def with_tables(base):
    """Every model below this one that has a table of its own."""
    for model in base.__subclasses__():
        if "is_shape" not in vars(model):
            yield model
        yield from with_tables(model)


class Record(Base):
    """A row of the record: never deleted, never rewritten.

    The columns named in `set_once` may be filled once, from empty. Those in `sums_up` say how other rows of the record
    stand, and change with them. Triggers on both databases hold this (`models.guard`), so that no path around the verbs
    can break it.
    """

    is_shape = True
    set_once: tuple[str, ...] = ()
    sums_up: tuple[str, ...] = ()

    def add(self, backref, **row):
        """Add a row that hangs on this one: `recipient.add("acknowledgements", by=person)`. Returns it."""
        accessor = getattr(type(self), backref)
        return accessor.rel_model.create(**{accessor.field.name: self}, **row)

    def reload(self):
        """Read this row again: what stands in it may have been set since it was found."""
        self.__data__.update(type(self).get_by_id(self.get_id()).__data__)

    def set_now(self, **columns):
        """Fill columns that are set once. Returns True, or False where another was first."""
        model = type(self)
        empty = [model._meta.fields[name].is_null() for name in columns]
        done = model.update(**columns).where(model._meta.primary_key == self.get_id(), *empty).execute()
        if done:
            for name, value in columns.items():
                setattr(self, name, value)
        return bool(done)

    def sum_up(self, **columns):
        """Bring columns of `sums_up` to how the rows that they sum up stand now."""
        model = type(self)
        model.update(**columns).where(model._meta.primary_key == self.get_id()).execute()
        for name, value in columns.items():
            setattr(self, name, value)
