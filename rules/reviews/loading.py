"""From a file to a reviews procedure, or to every problem that it has."""

from pathlib import Path
from typing import Any

from rules.procedure.loading import loaded
from rules.procedure.problems import Findings
from rules.procedure.reading import Reader
from rules.reviews.faults import faults
from rules.reviews.shapes import ReviewsProcedure

PARTS = ("roles", "before")  # whose keys other parts of the file may name


def load(source: Path | str | bytes) -> ReviewsProcedure:
    """The reviews procedure of a file, given by its path or as its bytes. Raises ProcedureError with every problem."""
    return loaded(source, _read)


def _read(data: dict[str, Any], findings: Findings) -> ReviewsProcedure:
    procedure: ReviewsProcedure = Reader(data, findings, PARTS).read(ReviewsProcedure, data, "")
    fresh = [(where, said) for where, said in faults(procedure) if not findings.touch(where)]
    for where, sentence in fresh:
        findings.note(where, sentence)
    return procedure
