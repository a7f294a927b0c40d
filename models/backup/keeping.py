"""Taking a backup while the service is in use."""

import hashlib
import json

from models import tables
from models.backup.sealed import MANIFEST, sealing
from models.base import now
from models.child import Child
from models.database import snapshot
from models.errors import Refusal
from models.migrating import applied


def keep(path):
    """Write every row, as all of them stood at one instant, into a sealed file at `path`. Returns its manifest.

    Nobody waits for it, and it waits for nobody. Raises Refusal where the file's name names a child.
    """
    with snapshot(), sealing(path) as inside:
        if any(child.name.casefold() in path.name.casefold() for child in Child.select(Child.name)):
            raise Refusal("The file's name names a child. Choose a name that does not.")
        manifest = {
            "product": "Footprint",
            "made_at": now().isoformat(),
            "migrations": applied(),
            "tables": {tables.name_of(model): _keep(model, inside) for model in tables.tables()},
        }
        inside.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return manifest


def _keep(model, inside):
    with inside.open(f"{tables.name_of(model)}.jsonl", "w") as stored:
        return tally(model, stored.write)


def tally(model, each=lambda line: None):
    """How many rows the table holds and the SHA-256 of their lines; `each` is given every line as bytes."""
    found, many = hashlib.sha256(), 0
    for text in tables.lines(model):
        line = f"{text}\n".encode()
        found.update(line)
        each(line)
        many += 1
    return {"rows": many, "sha256": found.hexdigest()}
