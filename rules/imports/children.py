"""A CSV file of children: one row each."""

from collections.abc import Iterator
from datetime import date

from rules.imports.checking import begun, sound
from rules.imports.columns import Cells, Column, Table
from rules.imports.legal_status import in_words
from rules.imports.problems import Problem
from rules.imports.reading import ChildRow, Period, Reading
from rules.imports.sibling import alike, repeated

COLUMNS = (
    Column("reference", ("child reference", "person id", "id"), required=True, most=40),
    Column("name", ("child", "child name", "full name"), required=True),
    Column("date of birth", ("dob", "born"), required=True, holds="date"),
    Column("in care from", ("from", "period of care from", "care from"), holds="date"),
    Column("in care to", ("to", "period of care to", "care to"), holds="date"),
    Column("legal status", most=60),
    Column("social worker", ("social worker email", "social worker name"), most=254),
    Column("team", ("social work team",)),
    Column("IRO", ("allocated iro", "iro email", "reviewing officer"), most=254),
)


def read_children(data: bytes, today: date) -> Reading:
    """The children of a file, and all that is wrong with it. Never raises for what is in the file."""
    reading, table = begun(data, COLUMNS, "reference")
    if table is None:
        return reading
    rows = [_row(cells, table) for cells in sound(table, reading)]
    reading.problems += [problem for row in rows for problem in sense(row, today)]
    reading.problems += [problem for cells in table.rows for problem in _lonely(cells)]
    reading.problems += repeated(rows)
    wrong = {problem.row for problem in reading.problems}
    reading.rows = [row for row in rows if row.row not in wrong]
    reading.warnings += alike(reading.rows)
    return reading


def _row(cells: Cells, table: Table) -> ChildRow:
    began, status = table.date(cells, "in care from"), in_words(cells["legal status"])
    period = Period(began, table.date(cells, "in care to"), status) if began else None
    return ChildRow(
        cells.row, cells["reference"], cells["name"], table.dates["date of birth"].read[cells.row], (period,) if period else (),
        cells["social worker"], cells["team"], cells["IRO"],
    )  # fmt: skip


def _lonely(cells: Cells) -> Iterator[Problem]:
    """What hangs on a period of care that the row does not give."""
    for name in ("in care to", "legal status"):
        if cells[name] and not cells["in care from"]:
            yield Problem("Say also from when the child was in care.", cells.row, name, cells["reference"])


def sense(row: ChildRow, today: date, table: str = "") -> Iterator[Problem]:
    """Ends of periods of care that cannot be true."""
    for period in row.periods:
        if period.ended and period.ended < period.began:
            sentence = "The period of care cannot end before it began."
            yield Problem(sentence, row.row, "in care to", row.reference, table=table)
        if period.ended and period.ended > today:
            sentence = "This is in the future. Import it again when the period has ended."
            yield Problem(sentence, row.row, "in care to", row.reference, table=table)
