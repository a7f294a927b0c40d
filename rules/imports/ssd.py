"""A delivery of the Standard Safeguarding Dataset: several CSV files that together say who the children are.

Column names are those of release 1.4.0 (January 2026), with the names that releases before gave to the same columns.
A file is known by its columns, never by its name.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from rules.imports.checking import doubts, faults
from rules.imports.children import sense
from rules.imports.columns import Column, Table, plain, sheet_of, table_of
from rules.imports.problems import Problem, Unreadable
from rules.imports.reading import Reading
from rules.imports.sheet import Sheet
from rules.imports.sibling import alike, repeated
from rules.imports.ssd_joining import Delivery
from rules.imports.ssd_reviews import NAMES, TABLE, Reviews, is_alone, read_alone


@dataclass(frozen=True)
class Kind:
    """A table of the dataset: what its columns begin with, those we read, and whether a delivery must have it."""

    prefix: str
    columns: tuple[Column, ...]
    identifier: str
    required: bool = True


def _id(name: str, required: bool = True) -> Column:
    return Column(name, required=required, most=48)


def _day(name: str, *also: str, required: bool = False) -> Column:
    return Column(name, also, required=required, holds="date")


KINDS = {
    "person": Kind("pers_", (
        Column("pers_person_id", required=True, most=40), Column("pers_forename", required=True),
        Column("pers_surname", required=True), _day("pers_dob", required=True),
    ), "pers_person_id"),
    "cla_episodes": Kind("clae_", (
        _id("clae_person_id"), _id("clae_cla_id", required=False), _id("clae_cla_episode_id", required=False),
        _day("clae_cla_episode_start_date", required=True),
        _day("clae_cla_episode_ceased_date", "clae_cla_episode_ceased"),
        Column("clae_cla_episode_ceased_reason", most=255),
    ), "clae_person_id"),
    "involvements": Kind("invo_", (
        _id("invo_person_id"), _id("invo_professional_id", required=False),
        Column("invo_professional_role_id", required=True, most=200), Column("invo_professional_team", most=255),
        _day("invo_involvement_start_date"), _day("invo_involvement_end_date"),
    ), "invo_person_id"),
    "professionals": Kind("prof_", (
        _id("prof_professional_id"), Column("prof_professional_name", required=True, most=300),
    ), "prof_professional_id"),
    "legal_status": Kind("lega_", (
        _id("lega_person_id"), Column("lega_legal_status", most=100),
        _day("lega_legal_status_start_date"), _day("lega_legal_status_end_date"),
    ), "lega_person_id", required=False),
    "department": Kind("dept_", (
        _id("dept_team_id"), Column("dept_team_name", required=True),
    ), "dept_team_id", required=False),
    TABLE: Kind("clar_", (
        _id("clar_cla_review_id"), _id("clar_cla_id", required=False), _id("clar_cla_episode_id", required=False),
        Column("clar_cla_person_id", ("clar_person_id",), most=40), _day(NAMES.due), _day(NAMES.held),
        Column(NAMES.cancelled, most=48), Column(NAMES.participation, most=200),
    ), "clar_cla_review_id", required=False),
}  # fmt: skip
EVERY_COLUMN = tuple(column for kind in KINDS.values() for column in kind.columns)
# What the extracts print where nothing is known.
NOTHING = frozenset(
    ("NULL", "null", "SSD_PH", "-1", "1900-01-01", "1900-01-01T00:00:00", "1900-01-01 00:00:00", "01/01/1900",
     "1900-01-01 00:00:00.000", "01/01/1900 00:00:00", "01/01/1900 00:00")
)  # fmt: skip


def read_delivery(files: Sequence[bytes], today: date, known: Collection[str] = ()) -> Reading:
    """The children of a delivery, and all that is wrong with it; `known` are the references that we have already.

    Never raises for what is in the files.
    """
    reading = Reading()
    tables = _tables(files, reading)
    if reading.problems:
        return reading
    if is_alone(tables):
        read_alone(tables, today, known, reading, KINDS[TABLE].columns)
        return reading
    delivery = Delivery(tables, today, known)
    for name, table in tables.items():
        if name != TABLE:
            _check(name, table, delivery, reading)
    wrong = {problem.reference for problem in reading.problems if problem.reference}
    rows, joined = delivery.children(wrong)
    reading.problems += joined
    reading.problems += [problem for row in rows for problem in sense(row, today, "person")]
    reading.problems += repeated(rows, "person")
    wrong = {problem.row for problem in reading.problems if problem.table == "person"}
    reading.rows = [row for row in rows if row.row not in wrong]
    reading.warnings += [*delivery.warnings, *alike(reading.rows, "person")]
    reading.notes += delivery.notes
    if TABLE in tables:
        Reviews(tables, delivery.persons.__contains__).read_into(reading, KINDS[TABLE].columns)
    return reading


def _tables(files: Sequence[bytes], reading: Reading) -> dict[str, Table]:
    """Each file as the table that it is; what is not right about the delivery as a whole goes into the reading."""
    tables: dict[str, Table] = {}
    for number, data in enumerate(files, 1):
        try:
            sheet = sheet_of(data, EVERY_COLUMN)
            name = _which(sheet)
            if name in tables:
                raise Unreadable(Problem("This table is there twice. Leave one of the files.", table=name))
            tables[name] = table_of(sheet, KINDS[name].columns, name, KINDS[name].prefix, NOTHING)
            reading.notes += [f"{name}: {note}" for note in tables[name].notes]
        except Unreadable as refusal:
            reading.problems += [_of_file(problem, number, len(files)) for problem in refusal.problems]
    if not reading.problems and not is_alone(tables):
        missing = [name for name, kind in KINDS.items() if kind.required and name not in tables]
        sentence = "The delivery has no file of the table {}. Send all of them together."
        reading.problems += [Problem(sentence.format(name)) for name in missing]
    return tables


def _which(sheet: Sheet) -> str:
    """The table whose columns these are. Raises Unreadable where they are those of none."""
    begun = {name: sum(plain(w).startswith(plain(kind.prefix)) for w in sheet.heading) for name, kind in KINDS.items()}
    name = max(begun, key=lambda each: begun[each])
    if not begun[name]:
        known = ", ".join(KINDS)
        raise Unreadable(Problem(f"This is none of the tables that are imported, by its columns: {known}."))
    return name


def _of_file(problem: Problem, number: int, of: int) -> Problem:
    return problem if problem.table or of == 1 else Problem(problem.sentence, table=f"file {number}")


def _check(name: str, table: Table, delivery: Delivery, reading: Reading):
    """Note the faults of the rows that matter: a delivery holds many people who are nobody's concern here."""
    kind = KINDS[name]
    matters = delivery.matters(name)
    parts = (table, kind.columns, kind.identifier, name)
    reading.problems += [problem for problem in (*table.problems, *faults(*parts)) if problem.row in matters]
    reading.warnings += [problem for problem in doubts(*parts) if problem.row in matters]
