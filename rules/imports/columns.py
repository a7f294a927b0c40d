"""Which columns a file has, must have and may have: in any order, each once, and no others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from rules.imports.dates import Dates, read_dates
from rules.imports.problems import Problem, Unreadable, shortened
from rules.imports.sheet import Sheet, read_sheet


@dataclass(frozen=True)
class Column:
    """A column by its name and the other names that it goes by; `holds` is "text", "line" or "date"."""

    name: str
    also: tuple[str, ...] = ()
    required: bool = False
    holds: str = "line"
    most: int = 120  # characters

    def is_called(self, words: str) -> bool:
        """True for one of its names, whatever their case, spaces and underscores."""
        return plain(words) in map(plain, (self.name, *self.also))


@dataclass(frozen=True)
class Cells:
    """The cells of one row by the names of the columns; a column that the file has not got is not among them."""

    row: int
    by_name: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.by_name.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.by_name


@dataclass
class Table:
    """The rows of a file under the columns that we know, its dates read, and what is wrong with single cells."""

    rows: tuple[Cells, ...]
    dates: dict[str, Dates]
    problems: list[Problem]
    notes: tuple[str, ...]

    def date(self, cells: Cells, name: str):
        """The date of this column in this row; None where it is empty, absent or could not be read."""
        return self.dates[name].read.get(cells.row) if name in self.dates else None


def sheet_of(data: bytes, columns: Sequence[Column]) -> Sheet:
    """The file as a heading and rows, its separator told by the names of these columns. Raises Unreadable."""
    names = {plain(name) for column in columns for name in (column.name, *column.also)}
    return read_sheet(data, lambda words: plain(words) in names)


def table_of(sheet: Sheet, columns: Sequence[Column], table="", ours="", nothing: frozenset = frozenset()) -> Table:
    """The file's rows under these columns. Raises Unreadable for a heading that does not fit, with every reason.

    Columns that begin with `ours` are of the same specification and are passed over; a cell of `nothing` is empty.
    """
    places = _places(sheet, columns, table, ours)

    def cells_of(line):
        cells = {name: _cell(line.cells, at) for name, at in places.items()}
        return {name: "" if cell in nothing else cell for name, cell in cells.items()} if nothing else cells

    rows = tuple(Cells(line.row, cells_of(line)) for line in sheet.lines)
    dated = [column.name for column in columns if column.holds == "date" and column.name in places]
    dates = {name: read_dates((cells.row, cells[name]) for cells in rows) for name in dated}
    hows = [f"{name}: {read.words}." for name, read in dates.items() if read.words]
    return Table(rows, dates, list(_too_wide(sheet, table)), (*sheet.notes, *hows))


def plain(words: str) -> str:
    """A heading without what people write differently."""
    return " ".join(words.replace("_", " ").replace("-", " ").split()).casefold()


def _cell(cells: Sequence[str], at: int) -> str:
    # Spreadsheets leave the last empty cells of a row away: a short row is not yet a shifted one.
    return cells[at] if at < len(cells) else ""


def _places(sheet: Sheet, columns: Sequence[Column], table: str, ours: str) -> dict[str, int]:
    """At which place each column stands. Raises Unreadable with every missing, doubled or unknown one."""
    named = {at: words for at, words in enumerate(sheet.heading) if words}
    found = {at: column for at, words in named.items() for column in columns if column.is_called(words)}
    problems = [*_missing(found.values(), columns, table), *_doubled(found.values(), table)]
    unknown = {at: words for at, words in named.items() if at not in found and not (ours and words.startswith(ours))}
    problems += [_unknown(words, columns, table) for words in unknown.values()]
    if problems:
        raise Unreadable(*problems)
    return {column.name: at for at, column in found.items()}


def _missing(found, columns: Sequence[Column], table: str) -> Iterator[Problem]:
    names = {column.name for column in found}
    for column in columns:
        if column.required and column.name not in names:
            yield Problem(f"The column “{column.name}” is missing.", table=table)


def _doubled(found, table: str) -> Iterator[Problem]:
    for name, times in Counter(column.name for column in found).items():
        if times > 1:
            yield Problem(f"The column “{name}” is there {times} times.", table=table)


def _unknown(words: str, columns: Sequence[Column], table: str) -> Problem:
    near = get_close_matches(plain(words)[:100], [column.name for column in columns], n=1)
    hint = f"Did you mean “{near[0]}”?" if near else "Take it out of the file."
    return Problem(f"The column “{shortened(words, 40)}” is not one that is imported. {hint}", table=table)


def _too_wide(sheet: Sheet, table: str) -> Iterator[Problem]:
    """Rows with something beyond the last heading, or under a heading that is empty: shifted by a stray separator."""
    named = {at for at, words in enumerate(sheet.heading) if words}
    for line in sheet.lines:
        if any(cell and at not in named for at, cell in enumerate(line.cells)):
            sentence = "This row has more cells than the heading. Look for a stray comma or quotation mark."
            yield Problem(sentence, line.row, table=table)
