"""The table cla_reviews of a delivery: whose reviews they are, told by the periods of care, and which of them matter."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date

from rules.imports.checking import doubts, faults
from rules.imports.columns import Cells, Column, Table
from rules.imports.problems import Problem
from rules.imports.reading import Reading
from rules.imports.reviews import Names, add_reviews

TABLE, ID, PERSON = "cla_reviews", "clar_cla_review_id", "clar_cla_person_id"
NAMES = Names(
    "clar_cla_review_due_date", "clar_cla_review_date", "clar_cla_review_cancelled", "clar_cla_review_participation",
    TABLE,
)  # fmt: skip
LINKS = {"clar_cla_id": "clae_cla_id", "clar_cla_episode_id": "clae_cla_episode_id"}  # to the table cla_episodes
ALONE = {TABLE, "cla_episodes"}  # what may come without the children themselves
NOBODY = "There is no child of this {} in the delivery. Put it right, or send the table cla_episodes with it."
NOT_HERE = "This child is not here. Send the whole delivery, or import the child first."


def is_alone(tables: Collection[str]) -> bool:
    """True for reviews without the children themselves: these are here already."""
    return TABLE in tables and set(tables) <= ALONE


class Reviews:
    """The rows of the table with the child of each; `matters` says whether a child is among those who are imported."""

    def __init__(self, tables: Mapping[str, Table], matters: Callable[[str], bool]):
        self.table, self.matters = tables[TABLE], matters
        episodes = tables["cla_episodes"].rows if "cla_episodes" in tables else ()
        self.whose = {
            (ours, cells[theirs]): cells["clae_person_id"]
            for ours, theirs in LINKS.items()
            for cells in episodes
            if cells[theirs]
        }
        self.persons = {cells.row: self._person(cells) for cells in self.table.rows}

    def read_into(self, reading: Reading, columns: tuple[Column, ...]):
        """Take the reviews of those who matter into the reading, with all that is wrong with them."""
        mine = {row for row, person in self.persons.items() if not person or self.matters(person)}
        parts = (self.table, columns, ID, TABLE)
        found = [*self.table.problems, *faults(*parts), *self._nobody(), *self._same_number(mine)]
        problems = [self._of_child(problem) for problem in found if problem.row in mine]
        reading.warnings += [self._of_child(problem) for problem in doubts(*parts) if problem.row in mine]
        wrong = {problem.row for problem in problems}
        rows = [(cells, self.persons[cells.row]) for cells in self.table.rows if cells.row in mine - wrong]
        add_reviews(reading, self.table, rows, NAMES)
        reading.problems += problems
        if others := len(self.table.rows) - len(mine):
            reading.notes.append(f"{TABLE}: {others:,} reviews are of children who are left out.")

    def _person(self, cells: Cells) -> str:
        linked = (self.whose.get((link, cells[link]), "") for link in LINKS if cells[link])
        return cells[PERSON] or next(linked, "")

    def _nobody(self):
        """Rows of which nobody can say whose they are."""
        for cells in self.table.rows:
            if not self.persons[cells.row]:
                column = next((name for name in LINKS if cells[name]), "clar_cla_id")
                yield Problem(NOBODY.format("period of care"), cells.row, column, table=TABLE)

    def _same_number(self, mine: set[int]):
        """Rows with the number of another."""
        rows: dict[str, list[int]] = {}
        for cells in self.table.rows:
            if cells.row in mine:
                rows.setdefault(cells[ID], []).append(cells.row)
        for number, places in rows.items():
            if number and len(places) > 1:
                words = ", ".join(map(str, places))
                sentence = f"This number stands more than once, in rows {words}. Leave one of them."
                yield from (Problem(sentence, row, ID, table=TABLE) for row in places)

    def _of_child(self, problem: Problem) -> Problem:
        return replace(problem, reference=self.persons.get(problem.row or 0, ""))


def read_alone(tables: Mapping[str, Table], today: date, known: Collection[str], reading: Reading, columns):
    """The reviews of children who are here already; those who left care and are not here are passed over."""
    here = {reference.casefold() for reference in known}
    left = _left_care(tables.get("cla_episodes"), today)
    Reviews(tables, lambda person: person.casefold() in here or person not in left).read_into(reading, columns)
    strangers = {row.row: row.reference for row in reading.reviews if row.reference.casefold() not in here}
    reading.problems += [Problem(NOT_HERE, row, "", reference, table=TABLE) for row, reference in strangers.items()]
    reading.reviews = [row for row in reading.reviews if row.row not in strangers]


def _left_care(table: Table | None, today: date) -> set[str]:
    """Those whose every episode has ended."""
    if table is None:
        return set()
    ends = [(cells["clae_person_id"], table.date(cells, "clae_cla_episode_ceased_date")) for cells in table.rows]
    return {person for person, _ in ends} - {person for person, ended in ends if ended is None or ended > today}
