"""A CSV file of people: one row for each post that somebody holds."""

from collections.abc import Iterator, Sequence
from datetime import date

from rules.addresses import is_address
from rules.imports.checking import begun
from rules.imports.columns import Cells, Column, Table
from rules.imports.problems import Problem
from rules.imports.reading import PersonRow, Reading
from rules.permissions import ROLES
from rules.role_words import ROLE_WORDS

COLUMNS = (
    Column("name", ("full name", "person"), required=True),
    Column("email", ("email address",), required=True, most=254),
    Column("post title", ("title", "job title", "post"), required=True),
    Column("role", ("acts as",), required=True),
    Column("team", required=True),
    Column("parent team", ("team above", "service")),
    Column("from", ("since", "start date"), holds="date"),
)
# A role by its code, or by what it is called where a post is set up.
CODES = {role.casefold(): role for role in ROLES} | {words.casefold(): role for role, words in ROLE_WORDS.items()}


def read_people(data: bytes, today: date) -> Reading:
    """The people of a file, and all that is wrong with it. Never raises for what is in the file."""
    reading, table = begun(data, COLUMNS, "email")
    if table is None:
        return reading
    rows, told = [_row(cells, table) for cells in table.rows], {(p.row, p.column) for p in reading.problems}
    senseless = (problem for row in rows for problem in _sense(row, today))
    reading.problems += [problem for problem in senseless if (problem.row, problem.column) not in told]
    wrong = {problem.row for problem in reading.problems}
    rows = [row for row in rows if row.row not in wrong]
    reading.problems += [*_two_names(rows), *_twice(rows), *_two_parents(rows)]
    wrong = {problem.row for problem in reading.problems}
    reading.rows = [_settled(row) for row in rows if row.row not in wrong]
    return reading


def _row(cells: Cells, table: Table) -> PersonRow:
    return PersonRow(
        cells.row, cells["name"], cells["email"], cells["post title"], cells["role"], cells["team"],
        cells["parent team"], table.date(cells, "from"),
    )  # fmt: skip


def _settled(row: PersonRow) -> PersonRow:
    return PersonRow(**{**row.__dict__, "role": CODES[row.role.casefold()]})


def _sense(row: PersonRow, today: date) -> Iterator[Problem]:
    if not is_address(row.email):
        yield Problem("This is not an email address.", row.row, "email", found=row.email)
    if row.role.casefold() not in CODES:
        yield Problem(f"This is not a role. The roles are {', '.join(ROLES)}.", row.row, "role", row.email, row.role)
    if row.team.casefold() == row.parent.casefold():
        yield Problem("A team cannot stand above itself.", row.row, "parent team", row.email, row.parent)
    if row.since and row.since > today:
        yield Problem("This is in the future. Import the post when it begins.", row.row, "from", row.email)


def _two_names(rows: Sequence[PersonRow]) -> Iterator[Problem]:
    names: dict[str, PersonRow] = {}
    for row in rows:
        first = names.setdefault(row.email.casefold(), row)
        if first.name != row.name:
            sentence = f"This email address has another name in row {first.row}. Everybody needs their own."
            yield Problem(sentence, row.row, "name", row.email, row.name)


def _twice(rows: Sequence[PersonRow]) -> Iterator[Problem]:
    seen: dict[tuple, int] = {}
    for row in rows:
        key = tuple(part.casefold() for part in (row.email, row.title, row.team))
        first = seen.setdefault(key, row.row)
        if first != row.row:
            yield Problem(f"This is the same person and post as row {first}. Leave one.", row.row, "email", row.email)


def _two_parents(rows: Sequence[PersonRow]) -> Iterator[Problem]:
    parents: dict[str, PersonRow] = {}
    for row in rows:
        if row.parent:
            first = parents.setdefault(row.team.casefold(), row)
            if first.parent.casefold() != row.parent.casefold():
                sentence = f"This team stands under another one in row {first.row}."
                yield Problem(sentence, row.row, "parent team", row.email, row.parent)
