"""A CSV text as a heading and rows, whatever separates its cells and ends its lines."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from rules.imports.decoding import decoded
from rules.imports.escaping import unescaped
from rules.imports.problems import Problem, Unreadable

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
MOST_ROWS = 50_000
MOST_CHARACTERS = 2_000  # of one cell
MOST_COLUMNS = 200
SEPARATOR_SAID = re.compile(r"sep=([,;\t|])\r?\n?", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One row: its number in the spreadsheet (the heading is 1), and its cells."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A file as it was read; `notes` are sentences on how, for whoever looks at the preview."""

    heading: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def read_sheet(data: bytes, knows: Callable[[str], bool]) -> Sheet:
    """The file's heading and rows; `knows` tells a column's name from other words. Raises Unreadable."""
    text, note = decoded(data)
    said = SEPARATOR_SAID.match(text)
    text = text[said.end() :] if said else text.lstrip("\r\n")
    separator = said[1] if said else _separator(text, knows)
    heading, *rest = _rows(text, separator) or [Line(1, ())]
    notes = [note, "" if separator == "," else f"The cells are separated by {SEPARATORS[separator]}."]
    lines = tuple(line for line in rest if any(line.cells))
    if not lines:
        raise Unreadable(Problem("The file has a heading and no rows."))
    return Sheet(heading.cells, lines, tuple(filter(None, notes)))


def _separator(text: str, knows: Callable[[str], bool]) -> str:
    """What separates the names of the columns: whatever makes the most of them known, else the most of them."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0][:20_000]

    def worth(separator: str) -> tuple[int, int]:
        cells = [cell.strip(" \"'") for cell in first.split(separator)]
        return sum(map(knows, cells)), len(cells)

    return max(SEPARATORS, key=worth)


def _rows(text: str, separator: str) -> list[Line]:
    """Every row, numbered from 1. Raises Unreadable where a quote is not closed or there is too much."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines, began = [], 1
    try:
        for cells in reader:
            lines.append(Line(len(lines) + 1, tuple(unescaped(cell).strip() for cell in cells)))
            began = _checked(lines[-1], began, reader.line_num)
    except csv.Error as error:
        raise Unreadable(_fault(str(error), began, reader.line_num)) from None
    return lines


def _checked(line: Line, began: int, ended: int) -> int:
    """The line of the file at which the next row begins. Raises Unreadable where this row is more than we take."""
    if line.row > MOST_ROWS + 1:
        raise Unreadable(
            Problem(f"The file has too many rows: {MOST_ROWS:,} at most. Split it, or leave out the past.")
        )
    if len(line.cells) > MOST_COLUMNS:
        raise Unreadable(Problem(f"Line {began} has more than {MOST_COLUMNS} columns. Is this the right file?"))
    if any(len(cell) > MOST_CHARACTERS for cell in line.cells):
        sentence = f"A cell in line {began} has more than {MOST_CHARACTERS:,} characters. Is a quotation mark missing?"
        raise Unreadable(Problem(sentence))
    return ended + 1


def _fault(message: str, began: int, line: int) -> Problem:
    if "field larger" in message:
        return Problem(f"A cell in line {began} is too long. Is a quotation mark missing?")
    if "unexpected end" in message:
        return Problem(f"A quotation mark is opened in the row that begins in line {began} and never closed.")
    return Problem(f"Line {line} has a quotation mark in the wrong place. Save the file again from the spreadsheet.")
