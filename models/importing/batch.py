"""An import: who looked at it first, who brought it in, what was in it, and what came of each row."""

from base64 import b64decode, b64encode

from peewee import CharField, ForeignKeyField, IntegerField, JSONField, TextField

from models.base import Base, InstantField, Record, now
from models.importing.committing import Committing
from models.importing.foreseeing import Foreseeing
from models.importing.inviting import Inviting
from models.importing.previewing import Previewing
from models.person import Person
from rules.imports import KINDS


class Import(Previewing, Foreseeing, Committing, Inviting, Record):
    """A batch. Until it is brought in or thrown away, its files are kept beside it; afterwards they are dropped."""

    set_once = ("committed_at", "committed_by", "thrown_away_at", "thrown_away_by", "counts")

    kind = CharField(max_length=10)
    digest = CharField(max_length=64, index=True)  # SHA-256 over all of its files
    files = JSONField()  # their names as they were given and their sizes in bytes
    previewed_by = ForeignKeyField(Person, null=True, backref="imports_previewed")  # None: the command line
    previewed_at = InstantField(default=now)
    committed_by = ForeignKeyField(Person, null=True, backref="imports_committed")
    committed_at = InstantField(null=True)
    thrown_away_by = ForeignKeyField(Person, null=True, backref="imports_thrown_away")
    thrown_away_at = InstantField(null=True)
    counts = JSONField(null=True)  # {"added": 4, "changed": 1, "left": 7}

    @property
    def title(self):
        """`Import 7: children`."""
        return f"Import {self.id}: {KINDS[self.kind]}"

    @property
    def is_waiting(self):
        """True until it is brought in or thrown away."""
        return self.committed_at is None and self.thrown_away_at is None

    def __str__(self):
        return f"import {self.id}"


class ImportFile(Base):
    """What a file of a waiting import holds."""

    batch = ForeignKeyField(Import, backref="contents")
    content = TextField()  # base64: text is the same on both databases and in a backup

    @classmethod
    def keep(cls, batch, data):
        """Keep these bytes for this import."""
        return cls.create(batch=batch, content=b64encode(data).decode())

    @property
    def data(self):
        """The file's bytes."""
        return b64decode(self.content)


class ImportRow(Record):
    """What came of a row: added, changed, or left as it was. The reference or the email address, and no name."""

    batch = ForeignKeyField(Import, backref="rows")
    of_table = CharField(max_length=40, default="")  # of a delivery, where it is not the one of the children
    row = IntegerField()
    identifier = CharField(max_length=254)
    outcome = CharField(max_length=10)
    what = CharField(max_length=200)  # the columns that changed

    @property
    def table(self):
        """The table of a delivery, as a step of a plan names it."""
        return self.of_table
