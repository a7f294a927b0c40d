"""What is wrong with a procedure file, for whoever has to put it right."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_FAULTS = 500


@dataclass(frozen=True)
class Problem:
    """One fault: the key it stands at (`stages[2].clocks[0].limit`), its line from 1 on, and a sentence or two."""

    where: str
    line: int | None
    sentence: str
    column: int | None = None

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        line = f"line {self.line}{column}" if self.line else ""
        place = ", ".join(part for part in (line, self.where) if part)
        return f"{place}: {self.sentence}" if place else self.sentence


class ProcedureError(ValueError):
    """Every problem of a file at once, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(problems, key=lambda problem: problem.line or 0)
        super().__init__("\n".join(map(str, self.problems)))


class Enough(Exception):
    """So many faults that reading on helps nobody."""


class Findings:
    """Faults by key path while a file is read; the same fault is noted once. Raises Enough after 500 of them."""

    def __init__(self):
        self.faults: dict[tuple[str, str], None] = {}

    def note(self, where: str, sentence: str):
        """Keep this fault."""
        self.faults[where, sentence] = None
        if len(self.faults) >= MOST_FAULTS:
            raise Enough

    def touch(self, where: str) -> bool:
        """Whether a fault stands at this key, anywhere under it, or at a table or list around it."""
        return any(_holds(where, path) or _holds(path, where) for path, _ in self.faults)


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer}["))
