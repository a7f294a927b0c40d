"""The file itself: one line that seals the rest by its SHA-256, then a zip of a manifest and a file for each table."""

import hashlib
import io
import json
import os
import zipfile
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from models.errors import Refusal

MAGIC = b"footprint backup 1 "
DIGITS = 64  # of a SHA-256
BLOCK = 1 << 20  # bytes
MANIFEST = "manifest.json"


class Damaged(Refusal):
    """The file is not a whole backup of this product, or has changed since it was made."""


@contextmanager
def sealing(path):
    """A zip to write into, which becomes the file at `path`, for its owner alone, once it is whole and on the disk.

    Raises Refusal where there is a file already. Whatever stops it leaves no file of that name.
    """
    if path.exists():
        raise Refusal(f"There is a file called {path.name} already. Choose another name.")
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)  # of one that was killed
    try:
        with open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            file.write(MAGIC + b"0" * DIGITS + b"\n")
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as inside:
                yield inside
            seal = _digest(file)
            file.seek(len(MAGIC))
            file.write(seal)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)  # never over a file that somebody made meanwhile
        _sync(path.parent)
    except FileExistsError:
        raise Refusal(f"There is a file called {path.name} already. Choose another name.") from None
    finally:
        part.unlink(missing_ok=True)


class Sealed:
    """A backup file whose seal is whole. Raises Damaged where it is not, Refusal where there is none."""

    def __init__(self, path):
        self.path = Path(path)
        try:
            with open(self.path, "rb") as file:
                _check(file)
        except OSError as why:
            raise Refusal(f"{self.path.name} cannot be read: {why.strerror}.") from None
        self._inside = zipfile.ZipFile(self.path)
        self.manifest = json.loads(self._inside.read(MANIFEST))

    @property
    def made_at(self):
        """The instant at which it was made."""
        return datetime.fromisoformat(self.manifest["made_at"])

    def lines(self, table):
        """The lines of a table, one for each row."""
        with self._inside.open(f"{table}.jsonl") as stored:
            for line in io.TextIOWrapper(stored, "utf-8", newline="\n"):
                yield line.rstrip("\n")


def _check(file):
    head = file.readline(len(MAGIC) + DIGITS + 1)
    if not head.startswith(MAGIC.rsplit(b" ", 2)[0]):
        raise Damaged("This file is not a backup of Footprint. Nothing was changed.")
    if not head.startswith(MAGIC):
        raise Damaged("This backup was made by another version of Footprint, or is damaged. Nothing was changed.")
    if head != MAGIC + _digest(file) + b"\n":
        raise Damaged("This backup is damaged: it is not as it was when it was made. Nothing was changed. Use another.")


def _digest(file):
    """The SHA-256, in hexadecimal digits, of all that comes after the first line."""
    found = hashlib.sha256()
    file.seek(len(MAGIC) + DIGITS + 1)
    while block := file.read(BLOCK):
        found.update(block)
    return found.hexdigest().encode()


def _sync(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
