"""A machine's clock that is wrong: so many seconds more or less than the truth, as the file `clock` in $FAULTS says.

Processes read it at every look at the clock, so that it jumps under them. (libfaketime does the same from outside,
but under it Python's own sleep is refused, and the web does not start.)
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from models import base

FILE = Path(os.environ["FAULTS"]) / "clock"


class Wrong(datetime):
    """The time of day as this machine has it."""

    @classmethod
    def now(cls, tz=None):
        offset = int(FILE.read_text()) if FILE.exists() else 0
        return datetime.now(tz) + timedelta(seconds=offset)


def put_wrong():
    """From now on the record's clock is that of the file."""
    base.datetime = Wrong
