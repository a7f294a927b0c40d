"""A CSV file of reviews, one row each; and what no row of reviews can say, in whichever file it stands."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rules.imports.checking import begun, sound
from rules.imports.columns import Cells, Column, Table
from rules.imports.problems import Problem
from rules.imports.reading import Reading, ReviewRow

COLUMNS = (
    Column("reference", ("child reference", "person id", "id"), required=True, most=40),
    Column("due date", ("due", "due on"), holds="date"),
    Column("held on", ("date held", "review date", "date"), holds="date"),
    Column("cancelled", ("canceled",), most=10),
    Column("participation", ("participation code", "code")),
)
CANCELLED = {"y": True, "yes": True, "true": True, "1": True, "n": False, "no": False, "false": False, "0": False, "": False}  # fmt: skip


@dataclass(frozen=True)
class Names:
    """What a file calls its columns, and the table that it is where there are several."""

    due: str = "due date"
    held: str = "held on"
    cancelled: str = "cancelled"
    participation: str = "participation"
    table: str = ""


PLAIN = Names()


def read_reviews(data: bytes) -> Reading:
    """The reviews of a file, and all that is wrong with it. Never raises for what is in the file."""
    reading, table = begun(data, COLUMNS, "reference")
    if table:
        add_reviews(reading, table, [(cells, cells["reference"]) for cells in sound(table, reading)], PLAIN)
    return reading


def add_reviews(reading: Reading, table: Table, found: Iterable[tuple[Cells, str]], names: Names) -> None:
    """Take these rows, each with its child's reference, into the reading, with what is wrong with them."""
    found = list(found)
    wrong = [problem for cells, reference in found for problem in _faults(cells, reference, names)]
    faulty = {problem.row for problem in wrong}
    rows = [_row(cells, table, reference, names) for cells, reference in found if cells.row not in faulty]
    wrong += _one_day_twice(rows, names)
    faulty = {problem.row for problem in wrong}
    reading.problems += wrong
    reading.reviews = [row for row in rows if row.row not in faulty]


def code_in(text: str, codes: Collection[str]) -> str:
    """The one participation code that stands in the text, as record systems print it before its words; else nothing."""
    found = {word.upper() for word in re.findall(r"\w+", text)} & {code.upper() for code in codes}
    return next((code for code in codes if {code.upper()} == found), "")


def _row(cells: Cells, table: Table, reference: str, names: Names) -> ReviewRow:
    is_cancelled = CANCELLED[cells[names.cancelled].casefold()]
    days = table.date(cells, names.due), table.date(cells, names.held)
    return ReviewRow(cells.row, reference, *days, is_cancelled, cells[names.participation])


def _faults(cells: Cells, reference: str, names: Names) -> Iterator[Problem]:
    def wrong(column: str, sentence: str) -> Problem:
        return Problem(sentence, cells.row, column, reference, table=names.table)

    held, said = cells[names.held], cells[names.cancelled].casefold()
    if said not in CANCELLED:
        yield wrong(names.cancelled, "Write Y or N.")
    elif CANCELLED[said] and cells[names.participation]:
        yield wrong(names.participation, "This review was cancelled, and yet it says how the child took part.")
    elif not CANCELLED[said] and not held:
        if cells[names.participation]:
            yield wrong(names.participation, "Say also on which day the review was held.")
        elif not cells[names.due]:
            yield wrong(names.held, "Give the day on which the review was held, or by when it is due.")


def _one_day_twice(rows: Sequence[ReviewRow], names: Names) -> Iterator[Problem]:
    """Every row whose child has another review that was held on the same day."""
    same = defaultdict(list)
    for row in rows:
        if row.held_on and not row.is_cancelled:
            same[row.reference.casefold(), row.held_on].append(row)
    for alike in same.values():
        places = ", ".join(str(row.row) for row in alike)
        for row in alike if len(alike) > 1 else ():
            sentence = f"Two reviews of one child on one day, in rows {places}. Leave one of them."
            yield Problem(sentence, row.row, names.held, row.reference, table=names.table)
