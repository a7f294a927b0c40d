"""The tables of a delivery joined: each child with the periods of care, the social worker, the team and the officer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from rules.imports.columns import Cells, Table
from rules.imports.legal_status import in_words
from rules.imports.problems import Problem
from rules.imports.reading import ChildRow, Period

# What record systems print in invo_professional_role_id: a code or its words.
CASE_WORKER = {"cw", "allocated case worker", "case worker", "social worker", "allocated social worker"}
REVIEWING_OFFICER = {"iro", "independent reviewing officer", "allocated iro", "allocated independent reviewing officer"}
ANOTHER_BEGAN = "X1"  # the reason of an episode that ended because the next began that day


class Delivery:
    """The tables by name, and what they say of the children who matter.

    Those are the children in care today, those with a reviewing officer today, and those whom we `know` already.
    """

    def __init__(self, tables: Mapping[str, Table], today: date, known: Collection[str] = ()):
        self.tables, self.today = tables, today
        self.warnings: list[Problem] = []
        self.episodes = self._by_person("cla_episodes", "clae_person_id")
        self.involved = self._current_involvements()
        self.persons = {person for person, role in self.involved if role == "officer"}
        self.persons |= {person for person in self.episodes if self._is_in_care(person)}
        self.persons |= {cells["pers_person_id"] for cells in tables["person"].rows} & set(known)
        self.persons.discard("")
        self.people = {cells["pers_person_id"]: cells for cells in tables["person"].rows}
        self.professionals = {cells["prof_professional_id"]: cells for cells in tables["professionals"].rows}
        self.teams = {cells["dept_team_id"]: cells["dept_team_name"] for cells in self._rows("department")}
        self.statuses = self._by_person("legal_status", "lega_person_id")

    @property
    def notes(self) -> list[str]:
        """How many people of the delivery are left out."""
        others = len(self.tables["person"].rows) - sum(person in self.people for person in self.persons)
        left = "others are neither looked after today, nor have a reviewing officer, nor are here: they are left out."
        return [f"person: {others:,} {left}"] if others else []

    def matters(self, table: str) -> set[int]:
        """The rows of a table whose faults matter."""
        rows = self._rows(table)
        if table == "department":
            return {cells.row for cells in rows}
        if table == "professionals":
            wanted = {cells["invo_professional_id"] for cells in self.involved.values()}
            return {cells.row for cells in rows if cells["prof_professional_id"] in wanted}
        if table == "involvements":
            return {cells.row for (person, _), cells in self.involved.items() if person in self.persons}
        column = {"person": "pers_person_id", "cla_episodes": "clae_person_id", "legal_status": "lega_person_id"}[table]
        return {cells.row for cells in rows if cells[column] in self.persons}

    def children(self, but: set[str]) -> tuple[list[ChildRow], list[Problem]]:
        """The children with nothing wrong so far, and what is wrong when the tables are laid together."""
        rows, problems = [], []
        for person in sorted(self.persons - but - set(self.people)):
            problems.append(Problem("This child is not in the table person.", reference=person, table="cla_episodes"))
        for cells in self.tables["person"].rows:
            person = cells["pers_person_id"]
            if person in self.persons and person not in but:
                worker, officer = (self._professional(person, role, problems) for role in ("worker", "officer"))
                rows.append(self._child(cells, worker, officer))
        return rows, problems

    def _child(self, cells: Cells, worker: str, officer: str) -> ChildRow:
        person = cells["pers_person_id"]
        by, since = self.involved.get((person, "officer")), None
        if by and officer:
            since = self.tables["involvements"].date(by, "invo_involvement_start_date")
        born = self.tables["person"].dates["pers_dob"].read[cells.row]
        name = f"{cells['pers_forename']} {cells['pers_surname']}"
        return ChildRow(
            cells.row, person, name, born, self._periods(person), worker, self._team(person), officer, since
        )

    def _professional(self, person: str, role: str, problems: list[Problem]) -> str:
        """The name of whoever has this role with the child today; an empty text where nobody has."""
        involvement = self.involved.get((person, role))
        if involvement is None:
            return ""
        known = self.professionals.get(involvement["invo_professional_id"])
        if known is None:
            sentence = "This professional is not in the table professionals."
            problems.append(Problem(sentence, involvement.row, "invo_professional_id", person, table="involvements"))
            return ""
        return known["prof_professional_name"]

    def _team(self, person: str) -> str:
        """The name of the case worker's team: by its number in the table department, or as it stands."""
        involvement = self.involved.get((person, "worker"))
        team = involvement["invo_professional_team"] if involvement else ""
        return self.teams.get(team, team)

    def _periods(self, person: str) -> tuple[Period, ...]:
        """The child's episodes as periods of care: those of one number, or those that follow on the same day."""
        table = self.tables["cla_episodes"]
        spans: dict[str, list] = {}
        episodes = [
            (table.date(cells, "clae_cla_episode_start_date"), cells) for cells in self.episodes.get(person, ())
        ]
        for began, cells in sorted(((began, c) for began, c in episodes if began), key=lambda pair: pair[0]):
            ended = table.date(cells, "clae_cla_episode_ceased_date")
            follows = next((key for key, span in spans.items() if span[1] == began), str(cells.row))
            span = spans.setdefault(cells["clae_cla_id"] or follows, [began, ended, cells])
            span[1:] = [ended if span[1] is not None or ended is None else span[1], cells]
        for _, ended, last in spans.values():
            self._warn_of_a_missing_episode(ended, last)
        status, since = self._status(person)
        return tuple(
            Period(began, ended) if ended else Period(began, None, status, max(since, began) if since else None)
            for began, ended, _ in spans.values()
        )

    def _is_in_care(self, person: str) -> bool:
        table = self.tables["cla_episodes"]
        ends = [table.date(cells, "clae_cla_episode_ceased_date") for cells in self.episodes[person]]
        return any(ended is None or ended > self.today for ended in ends)

    def _warn_of_a_missing_episode(self, ended: date | None, last: Cells):
        if ended and last["clae_cla_episode_ceased_reason"].upper() == ANOTHER_BEGAN:
            sentence = (
                "This episode ended because another began (X1), and that one is not in the file: read as the end."
            )
            column = "clae_cla_episode_ceased_reason"
            self.warnings.append(Problem(sentence, last.row, column, last["clae_person_id"], table="cla_episodes"))

    def _status(self, person: str) -> tuple[str, date | None]:
        """The latest legal status that is in force today, in words, and from when."""
        found = []
        for cells in self.statuses.get(person, ()):
            table = self.tables["legal_status"]
            began = table.date(cells, "lega_legal_status_start_date")
            ended = table.date(cells, "lega_legal_status_end_date")
            if began and began <= self.today and not (ended and ended <= self.today):
                found.append((began, cells.row, cells["lega_legal_status"]))
        began, _, status = max(found, default=(None, 0, ""))
        return in_words(status), began

    def _current_involvements(self) -> dict[tuple[str, str], Cells]:
        """{(person, "worker" or "officer"): the involvement that began last of those in force today}."""
        table, found = self.tables["involvements"], {}
        for cells in table.rows:
            said = " ".join(cells["invo_professional_role_id"].split()).casefold()
            role = "worker" if said in CASE_WORKER else "officer" if said in REVIEWING_OFFICER else ""
            began = table.date(cells, "invo_involvement_start_date") or date.min
            ended = table.date(cells, "invo_involvement_end_date")
            if not role or not cells["invo_professional_id"] or began > self.today or (ended and ended < self.today):
                continue
            key = cells["invo_person_id"], role
            if key not in found or found[key][0] <= began:
                found[key] = began, cells
        return {key: cells for key, (_, cells) in found.items()}

    def _by_person(self, table: str, column: str) -> dict[str, list[Cells]]:
        grouped = defaultdict(list)
        for cells in self._rows(table):
            grouped[cells[column]].append(cells)
        return grouped

    def _rows(self, table: str) -> Iterable[Cells]:
        return self.tables[table].rows if table in self.tables else ()
