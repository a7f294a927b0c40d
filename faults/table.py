"""The one table: what was done to the service, what was to be seen, what was seen."""

import textwrap
from dataclasses import dataclass, field

WIDTHS = (4, 10, 34, 44, 40, 52, 7)
HEADS = ("id", "database", "fault", "what was done", "expected", "seen", "")
FAULTS = {}  # id: Fault, in the order in which they are told


@dataclass(frozen=True)
class Fault:
    id: str
    words: str
    expected: str
    engines: tuple
    do: object
    quick: bool


@dataclass
class Seen:
    """What a fault did and what came of it; any problem fails it."""

    done: str = ""
    words: str = ""
    problems: list = field(default_factory=list)
    not_run: str = ""  # why it could not be run here

    def must(self, is_so, problem):
        """Note the problem unless it is so."""
        if not is_so:
            self.problems.append(problem)


def fault(number, words, expected, engines=("sqlite", "postgresql"), quick=False):
    """Mark a function that does this fault to an installation and fills what was seen."""

    def mark(do):
        FAULTS[number] = Fault(number, words, expected, engines, do, quick)
        return do

    return mark


def verdict(seen):
    """pass, FAIL or not run."""
    if seen.not_run:
        return "not run"
    return "FAIL" if seen.problems else "pass"


def print_heads():
    """Print the heads of the columns."""
    _print(HEADS)
    print("-" * (sum(WIDTHS) + 2 * len(WIDTHS)))


def print_row(fault, engine, seen):
    """Print one row of the table."""
    what = "; ".join(filter(None, [seen.words, *seen.problems[:6]])) or seen.not_run
    _print((fault.id, engine, fault.words, seen.done, fault.expected, what, verdict(seen)))


def _print(cells):
    columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, WIDTHS, strict=True)]
    for n in range(max(map(len, columns))):
        lines = [(c[n] if n < len(c) else "").ljust(w) for c, w in zip(columns, WIDTHS, strict=True)]
        print("  ".join(lines).rstrip(), flush=True)
