"""What is wrong with a file that is to be imported, or worth a second look, row by row and in plain words."""

import re
from dataclasses import dataclass

# What a reference of a record system looks like; a name in the wrong column does not.
LIKE_A_REFERENCE = re.compile(r"(?=.*[0-9])[A-Za-z0-9/_.-]{1,40}", re.ASCII)


@dataclass(frozen=True)
class Problem:
    """One fault. The sentence never repeats the cell: a name may stand in the wrong column.

    `row` is the row of the spreadsheet, its heading being row 1. `found` is the cell, for the screen alone.
    """

    sentence: str
    row: int | None = None
    column: str = ""
    reference: str = ""
    found: str = ""
    table: str = ""

    @property
    def is_of_the_file(self) -> bool:
        """True for a fault of the file as a whole: its rows have not been looked at."""
        return self.row is None and not self.reference

    @property
    def place(self) -> str:
        """`person, row 12, date of birth`: where it stands, without any name."""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (self.table, row, self.column) if part)

    @property
    def identifier(self) -> str:
        """The child's reference where the cell looks like one, else an empty text."""
        return self.reference if LIKE_A_REFERENCE.fullmatch(self.reference) else ""

    def __str__(self) -> str:
        place = self.place
        return f"{place[0].upper()}{place[1:]}: {self.sentence}" if place else self.sentence


class Unreadable(Exception):
    """A file of which not even the rows can be told: `problems` says why."""

    def __init__(self, *problems: Problem):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def shortened(text: str, most: int = 60) -> str:
    """The text, or its beginning where it is too long for a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
