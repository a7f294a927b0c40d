"""Putting a backup back, whole or not at all."""

from models import guard, tables
from models.backup.keeping import tally
from models.backup.sealed import Damaged
from models.base import now
from models.database import elsewhere, writing
from models.errors import Refusal
from models.migrating import applied, migrate
from models.session import Session

BEATS_BY_ITSELF = ("heartbeat", "sign_in_attempt")  # written before anybody works here


def restore(backup):
    """Put every row of a sealed backup in the place of all that is here, in one transaction. Returns {table: rows}.

    Whatever stops it leaves everything as it was. What is read back must equal the file, row by row, before it
    counts. Everybody signs in again. Raises Refusal for a backup of another version.
    """
    _refuse_another_version(backup.manifest)
    with writing():
        guard.lift()
        tables.empty_all()
        for model in tables.tables():
            tables.fill(model, backup.lines(tables.name_of(model)))
        guard.install()
        found = compare(backup.manifest)
        Session.update(ended_at=now()).where(Session.ended_at.is_null()).execute()
    return found


def check(backup):
    """Restore a backup into a database in memory and compare it row by row. Returns {table: rows}."""
    with elsewhere("sqlite:///:memory:"):
        migrate()
        return restore(backup)


def compare(manifest):
    """{table: rows}. Raises Damaged where a row of the database at hand differs from what the manifest was made of."""
    found = {tables.name_of(model): tally(model) for model in tables.tables()}
    unequal = sorted(name for name in found if found[name] != manifest["tables"].get(name))
    if unequal:
        raise Damaged(f"What was restored is not what was kept: {', '.join(unequal)}. Nothing was changed.")
    return {name: table["rows"] for name, table in found.items()}


def is_in_use():
    """True where this database holds anything that a person put there."""
    return any(tables.count(model) for model in tables.tables() if tables.name_of(model) not in BEATS_BY_ITSELF)


def _refuse_another_version(manifest):
    here, there = applied(), manifest["migrations"]
    if manifest["product"] != "Footprint" or here != there:
        last = there[-1] if there else "none"
        raise Refusal(
            f"This backup belongs to another version of Footprint: its last migration is {last}, here it is "
            f"{here[-1] if here else 'none'}. Restore it with the version that made it, then upgrade. Nothing was changed."
        )
