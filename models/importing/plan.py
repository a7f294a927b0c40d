"""What an import would do to the record as it stands: to be shown, and to be done."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from rules.imports import Problem

MOST_CONFLICTS = 100  # to be confirmed one by one; with more, the columns have shifted or the file is another's


@dataclass(frozen=True)
class Conflict:
    """A row whose child is here under another name or date of birth, which somebody has to confirm."""

    row: int
    column: str  # "name" or "date of birth"
    identifier: str
    before: str
    after: str

    @property
    def key(self):
        """`12.name`, `12.date-of-birth`: how the form and the command line say that this is confirmed."""
        return f"{self.row}.{self.column.replace(' ', '-')}"

    @property
    def keys(self):
        return {self.key}

    def __str__(self):
        return (
            f"Row {self.row}, {self.column}: The child of this reference is here with another {self.column}. Put it right "
            f"in the record system, or confirm {self.key} where the file is right."
        )


@dataclass(frozen=True)
class Doubt:
    """A row that may be wrong by a rule: somebody confirms it, or the rule for all of its rows, by name."""

    rule: str
    sentence: str
    row: int
    identifier: str
    column: str = ""
    table: str = ""
    is_alone: bool = False  # each row is confirmed by itself

    @property
    def rule_key(self):
        """`review-outside-care`: how the form and the command line say that the rule is confirmed for all of its rows."""
        return self.rule.replace(" ", "-")

    @property
    def key(self):
        """`review-outside-care.12`: how they say that it is confirmed for this row."""
        return f"{self.rule_key}.{self.row}"

    @property
    def keys(self):
        """By each of these it is confirmed."""
        return {self.key} if self.is_alone else {self.key, self.rule_key}

    @property
    def place(self):
        """Where it stands, without any name."""
        return Problem("", self.row, self.column, table=self.table).place

    def __str__(self):
        place = self.place
        return f"{place[:1].upper()}{place[1:]}: {self.sentence} Confirm {min(self.keys)} where the file is right."


@dataclass(frozen=True)
class Step:
    """What would come of one row. `facts` is for whoever does it; `words` say it on the screen."""

    row: int
    identifier: str
    outcome: str  # "added", "changed" or "left"
    what: tuple[str, ...] = ()
    words: str = ""
    facts: Any = None
    table: str = ""  # of a delivery, where it is not the one of the children themselves


@dataclass
class Plan:
    steps: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    new_teams: list[tuple[str, str]] = field(default_factory=list)  # (name, the one above), from the top down
    source: str = ""  # the import by its title, once it is brought in

    @property
    def counts(self):
        """How many rows come to what: {"added": 4, "changed": 1, "left": 7}."""
        return {"added": 0, "changed": 0, "left": 0} | Counter(step.outcome for step in self.steps)

    def of(self, outcome):
        """The steps that come to this."""
        return [step for step in self.steps if step.outcome == outcome]

    def to_do(self, facts):
        """The steps that change something of which the facts are of this class."""
        return [step for step in self.steps if step.outcome != "left" and isinstance(step.facts, facts)]

    def unconfirmed(self, confirmed):
        """The conflicts and doubts that nobody has confirmed yet."""
        return [each for each in (*self.conflicts, *self.doubts) if each.keys.isdisjoint(confirmed)]

    @property
    def questions(self):
        """{how a rule is confirmed for all of its rows: its doubts}."""
        asked = {}
        for doubt in self.doubts:
            asked.setdefault(doubt.rule_key, []).append(doubt)
        return asked

    @property
    def version(self):
        """What tells this plan from another, as 18 figures: the record may have changed since somebody looked at it."""
        told = [(step.row, step.identifier, step.outcome, step.words) for step in self.steps]
        told += [(conflict.key, conflict.before, conflict.after) for conflict in self.conflicts]
        told += [str(problem) for problem in (*self.problems, *self.doubts)]
        digest = hashlib.sha256(repr(told).encode(errors="surrogatepass")).digest()
        return int.from_bytes(digest[:8]) % 10**18
