"""Each child of a file laid beside the record: new, changed, or left as it is; never two children merged."""

from dataclasses import dataclass, field

from models.child.checking import allocation_problem, care_problem, detail_problems
from models.importing.care import care_steps
from models.importing.known import Known, nearest
from models.importing.plan import MOST_CONFLICTS, Conflict, Plan, Step
from models.importing.professionals import Meant, officer, worker
from rules.imports import Problem, spoken

COLUMNS = {"reference": "reference", "name": "name", "born": "date of birth"}
NOT_YOURS = "This child’s record is not yours to change: the row is left out."


@dataclass
class Facts:
    """What is to be written of a child: `child` is None for a new one, `changes` are calls of its own verbs."""

    row: object
    child: object = None
    team: object = None
    worker: object = None
    new_worker: str = ""
    officer: object = None
    changes: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)  # the names of the team and the social worker that are changed


def plan_children(reading, by, today):
    """The plan for the children of a file, for this person; `by` is None for the command line."""
    return Matching(reading, by, today).plan


class Matching:
    def __init__(self, reading, by, today):
        self.known, self.today, self.plan, self.told = Known(by), today, Plan(), set()
        for row in reading.rows:
            self._take(row)
        if len(self.plan.conflicts) > MOST_CONFLICTS:
            number = len(self.plan.conflicts)
            sentence = f"{number:,} children are here under another name or date of birth: is this the right file?"
            self.plan.problems.append(Problem(sentence))

    def _take(self, row):
        child = self.known.children.get(row.reference.casefold())
        if child and child.id in self.known.closed:
            self._warn(row, "reference", NOT_YOURS)
            self.plan.steps.append(Step(row.row, row.reference, "left"))
            return
        facts = Facts(row, child)
        self._find(facts)
        self._warn_of_namesakes(row)
        step = self._changed(facts) if child else self._added(facts)
        self.plan.steps.append(step)

    def _find(self, facts):
        """Whom and what the row means by its team, its social worker and its reviewing officer."""
        row = facts.row
        if row.team:
            facts.team = self.known.teams.get(row.team.casefold())
            if facts.team is None:
                sentence = f"There is no team of this name here.{nearest(row.team, self._team_names())}"
                self._wrong(row, "team", sentence, row.team)
        meant = worker(self.known, row.social_worker) if row.social_worker else Meant()
        facts.worker, facts.new_worker = meant.person, meant.new
        self._note(row, "social worker", row.social_worker, meant)
        meant = officer(self.known, row.iro) if row.iro else Meant()
        facts.officer = meant.person
        self._note(row, "IRO", row.iro, meant)

    def _added(self, facts):
        row = facts.row
        for column, sentence in detail_problems({"name": row.name, "born": row.born}).items():
            self._wrong(row, COLUMNS[column], sentence)
        for period in row.periods:
            self._refuse(row, "in care from", care_problem(row.born, period.began))
        if len([period for period in row.periods if period.ended is None]) > 1:
            self._wrong(row, "in care from", "Two periods of care are open at once. End one of them.")
        if facts.officer:
            self._refuse(row, "IRO", allocation_problem(row.born, self._since(row)))
        return Step(row.row, row.reference, "added", words=self._in_words(facts), facts=facts)

    def _changed(self, facts):
        row, child, changes, words = facts.row, facts.child, {}, []
        details = {"name": row.name} if spoken(row.name) != spoken(child.name) else {}
        details |= {"born": row.born} if row.born != child.born else {}
        for column, after in details.items():
            before = getattr(child, column)
            conflict = Conflict(row.row, COLUMNS[column], row.reference, _said(before), _said(after))
            self.plan.conflicts.append(conflict)
            words.append((COLUMNS[column], conflict.before, conflict.after))
        for column, sentence in detail_problems(details, but=child).items():
            self._wrong(row, COLUMNS[column], sentence)
        details |= self._moved(facts, words)
        if details:
            changes["change"] = details
        self._care(facts, changes, words)
        self._allocate(facts, changes, words)
        facts.changes = changes
        what = tuple(column for column, _, _ in words)
        told = "; ".join(f"{column}: {before or 'nothing'} → {after}" for column, before, after in words)
        return Step(row.row, row.reference, "changed" if words else "left", what, told, facts)

    def _moved(self, facts, words):
        """Another team or another social worker: the columns of the child that change."""
        child, changed = facts.child, {}
        if facts.team and facts.team.id != child.team_id:
            changed["team"] = facts.team
            facts.before["team"] = self.known.team_names.get(child.team_id, "")
            words.append(("team", facts.before["team"], facts.team.name))
        if facts.new_worker or (facts.worker and facts.worker.id != child.social_worker_id):
            changed["social_worker"] = facts.worker  # None: the new one, once they are there
            before = self.known.by_id.get(child.social_worker_id)
            facts.before["social_worker"] = before.name if before else ""
            words.append(("social worker", facts.before["social_worker"], facts.new_worker or facts.worker.name))
        return changed

    def _care(self, facts, changes, words):
        found = care_steps(self.known, facts.child, facts.row.periods, self.today)
        changes |= found.changes
        words += found.words
        for column, sentence in found.warnings:
            self._warn(facts.row, column, sentence)
        for column, sentence in found.problems:
            self._wrong(facts.row, column, sentence)

    def _allocate(self, facts, changes, words):
        standing = self.known.allocations.get(facts.child.id)
        if facts.officer is None or (standing and standing.iro_id == facts.officer.id):
            return
        since = max(self._since(facts.row), standing.since) if standing else self._since(facts.row)
        self._refuse(facts.row, "IRO", allocation_problem(facts.row.born, since, standing))
        changes["allocate"] = (facts.officer, since)
        words.append(("IRO", self.known.by_id[standing.iro_id].name if standing else "", facts.officer.name))

    def _since(self, row):
        """From when a reviewing officer is allocated: as the file says, else today."""
        return row.iro_since or self.today

    def _in_words(self, facts):
        row = facts.row
        care = [_in_care(period) for period in row.periods]
        people = [facts.worker and facts.worker.name or facts.new_worker, facts.officer and f"IRO {facts.officer.name}"]
        parts = [row.name, f"born {_said(row.born)}", facts.team and facts.team.name, *people, *care]
        return ", ".join(part for part in parts if part)

    def _warn_of_namesakes(self, row):
        others = [
            each
            for each in self.known.namesakes.get(spoken(row.name), ())
            if each.casefold() != row.reference.casefold()
        ]
        if others:
            sentence = (
                f"A child of this name is here as {', '.join(others[:3])}. They are kept apart by their references."
            )
            self._warn(row, "name", sentence)

    def _note(self, row, column, text, meant):
        if meant.problem:
            self._wrong(row, column, meant.problem, text)
        elif meant.warning and (column, spoken(text)) not in self.told:
            self.told.add((column, spoken(text)))  # once for each name, not for each child
            self._warn(row, column, meant.warning, text)

    def _refuse(self, row, column, sentence):
        if sentence:
            self._wrong(row, column, sentence)

    def _wrong(self, row, column, sentence, found=""):
        self.plan.problems.append(Problem(_ended(sentence), row.row, column, row.reference, found))

    def _warn(self, row, column, sentence, found=""):
        self.plan.warnings.append(Problem(_ended(sentence), row.row, column, row.reference, found))

    def _team_names(self):
        return [team.name for team in self.known.teams.values()]


def _said(value):
    return f"{value:%-d %B %Y}" if hasattr(value, "year") else str(value or "")


def _in_care(period):
    ended = f" to {_said(period.ended)}" if period.ended else ""
    status = f" ({period.legal_status})" if period.legal_status else ""
    return f"in care from {_said(period.began)}{ended}{status}"


def _ended(sentence):
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."
