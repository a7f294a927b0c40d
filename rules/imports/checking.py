"""What every cell must be, whatever it says: there, short enough, on one line, and of letters that can be kept."""

import unicodedata
from collections.abc import Iterator, Sequence

from rules.imports.columns import Cells, Column, Table, sheet_of, table_of
from rules.imports.decoding import looks_garbled
from rules.imports.problems import Problem, Unreadable, shortened
from rules.imports.reading import Reading

GARBLED = "The letters look garbled, as if the file had been opened with the wrong alphabet. Look at it."


def begun(data: bytes, columns: Sequence[Column], identifier: str) -> tuple[Reading, Table | None]:
    """What a file of these columns says cell by cell, with its table; None in its place where it cannot be read."""
    reading = Reading()
    try:
        table = table_of(sheet_of(data, columns), columns)
    except Unreadable as refusal:
        reading.problems += refusal.problems
        return reading, None
    reading.notes += table.notes
    reading.problems += [*table.problems, *faults(table, columns, identifier)]
    reading.warnings += doubts(table, columns, identifier)
    return reading, table


def sound(table: Table, reading: Reading) -> list[Cells]:
    """The rows of the table of which nothing is wrong yet."""
    wrong = {problem.row for problem in reading.problems}
    return [cells for cells in table.rows if cells.row not in wrong]


def faults(table: Table, columns: Sequence[Column], identifier: str, called: str = "") -> Iterator[Problem]:
    """Every fault of single cells, row by row; `identifier` is the column of the row's reference."""
    for cells in table.rows:
        for column in columns:
            for sentence in _faults_of(cells, column, table):
                yield Problem(
                    sentence, cells.row, column.name, cells[identifier], shortened(cells[column.name]), called
                )


def doubts(table: Table, columns: Sequence[Column], identifier: str, called: str = "") -> Iterator[Problem]:
    """Cells that can be kept but look wrong."""
    for cells in table.rows:
        for column in columns:
            if looks_garbled(cells[column.name]):
                found = shortened(cells[column.name])
                yield Problem(GARBLED, cells.row, column.name, cells[identifier], found, called)


def _faults_of(cells: Cells, column: Column, table: Table) -> Iterator[str]:
    text = cells[column.name]
    if column.required and not _visible(text):
        yield "This is empty. Fill it in."
    if column.holds == "date":
        fault = table.dates[column.name].faults.get(cells.row) if column.name in table.dates else None
        if fault:
            yield fault
        return
    if text.splitlines() not in ([text], []):
        yield "This must be on one line."
    elif any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in text):
        yield "Remove the characters that cannot be stored."
    if len(text) > column.most:
        yield f"This must be {column.most} characters or fewer: it is {len(text):,}."


def _visible(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter) not in ("Cf", "Zs", "Cc", "Zl", "Zp"))
