"""The nine procedure files of concerns, those of reviews, and a small one to break."""

import re
from pathlib import Path

from rules.procedure import Procedure, ProcedureError, load

FOLDER = Path(__file__).parents[2] / "procedures"
OF_REVIEWS = [path for path in sorted(FOLDER.glob("*.toml")) if 'work = "reviews"' in path.read_text()]
NINE = [path for path in sorted(FOLDER.glob("*.toml")) if path not in OF_REVIEWS]

SMALL = """\
key = "small"
title = "Small protocol"
version = "1"
owner = "Quality"

[roles]
iro = { title = "IRO", acts_as = "IRO" }
manager = { title = "Team Manager", acts_as = "TM" }
head = { title = "Head of Service", acts_as = "HoS" }

[[urgencies]]
key = "low"
label = "LOW"

[[urgencies]]
key = "high"
label = "HIGH"

[[stages]]
key = "one"
label = "Stage 1"
raised_by = "iro"
recipients = [{ role = "manager" }]

[[stages.clocks]]
key = "answer"
label = "Answer"
owed_by = "recipient"
starts = "sent"
stops = "answered"
by_urgency = { low = "5 working days", high = "25 hours" }

[[stages]]
key = "two"
label = "Stage 2"
like = "one"
recipients = [{ role = "head" }]
last = true
"""


def named(key: str) -> Procedure:
    """The procedure of that file."""
    return load(FOLDER / f"{key}.toml")


def small(*changes: tuple[str, str], more: str = "") -> str:
    """The small file with each first text changed into the second, and more at its end."""
    text = SMALL
    for before, after in changes:
        assert before in text, f"{before!r} is not in the small file"
        text = text.replace(before, after, 1)
    return text + more


def problems_of(text: str | bytes) -> list:
    """Every problem of that file's text, none where it loads."""
    try:
        load(text if isinstance(text, bytes) else text.encode())
    except ProcedureError as error:
        return error.problems
    return []


def line_with(text: str, words: str) -> int:
    """The number of the first line that holds these words."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if re.search(re.escape(words), line))
