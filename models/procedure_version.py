"""A loaded procedure file; a record keeps the version it was made under."""

from functools import cached_property

from peewee import CharField, ForeignKeyField, TextField, fn

from models.base import InstantField, Record, now
from models.board_revision import BoardRevision
from models.database import writing
from models.person import Person
from rules.procedures import load

RAISED_UNDER = ("escalations", "conferences")  # the kinds of work that begin with a concern


class ProcedureVersion(Record):
    set_once = ("retired_at",)

    key = CharField(max_length=60)
    version = CharField(max_length=60)
    text = TextField()  # the file as it was loaded
    loaded_at = InstantField(default=now)
    loaded_by = ForeignKeyField(Person, null=True)
    retired_at = InstantField(null=True)

    @classmethod
    def load_text(cls, text, by=None):
        """Load a procedure file's text as a version. The same text again returns the version that stands.

        Raises ProcedureError with every problem of the file.
        """
        procedure = load(text.encode())
        with writing():
            standing = cls.current(procedure.key)
            if standing and standing.text == text:
                return standing
            cls.update(retired_at=now()).where(cls.key == procedure.key, cls.retired_at.is_null()).execute()
            BoardRevision.raise_for(procedure.key)
            return cls.create(key=procedure.key, version=procedure.version, text=text, loaded_by=by)

    @classmethod
    def current(cls, key):
        """The version in force of that procedure, or None."""
        return cls.get_or_none(cls.key == key, cls.retired_at.is_null())

    @classmethod
    def in_force(cls):
        """All versions in force, by key."""
        return cls.select().where(cls.retired_at.is_null()).order_by(fn.lower(cls.key))

    @classmethod
    def raised_under(cls):
        """Those in force under which a concern is raised, by key."""
        return [version for version in cls.in_force() if version.procedure.work in RAISED_UNDER]

    @cached_property
    def procedure(self):
        """The procedure as data; parsed once for each version in a process."""
        return _parsed(self.id, self.text)


_loaded = {}


def _parsed(number, text):
    held = _loaded.get(number)
    if held is None or held[0] != text:
        held = _loaded[number] = (text, load(text.encode()))
    return held[1]
