"""Changing what is known of a child: what stood before is kept, with who changed it and when."""

from contextlib import contextmanager

from models.base import now
from models.child.checking import detail_problems
from models.child.entering import ENTER
from models.database import writing
from models.errors import Incomplete, Moved, NotYours
from rules.birthdays import birthday
from rules.london import london_date

CHANGED = {  # what a change is called in the list of changes
    "reference": "reference",
    "name": "name",
    "born": "date of birth",
    "team": "team",
    "social_worker": "social worker",
}


class Changing:
    @contextmanager
    def changing(self, by, version=None):
        """One change of this child, in its turn. `version` is what the form was opened on.

        Raises NotYours, and Moved where somebody else changed the child since.
        """
        with writing():
            model = type(self)
            model.update(name=model.name).where(model.id == self.id).execute()  # holds the row: one after another
            self.__data__.update(model.get_by_id(self.id).__data__)
            self.__rel__.clear()
            if by and not self.opens(ENTER, by):
                raise NotYours("Only the child’s reviewing officer, the quality service and business support can.")
            if version is not None and version != self.version():
                last = self.past().first()
                whom = last.recorded_by.name if last.recorded_by else "Somebody"
                raise Moved(f"{whom} changed this child since you opened it. Nothing of yours was saved: look again.")
            yield

    def opens(self, action, person):
        """True when the permission matrix gives this person that action on this child."""
        return type(self).select().visible_to(person, action).where(type(self).id == self.id).exists()

    def change(self, by, version=None, **row):
        """Change these columns (`reference`, `name`, `born`, `team`, `social_worker`). Returns the rows that say so.

        Nothing is kept of what stays as it is. Raises NotYours, Moved, and Incomplete with everything that is wrong.
        """
        with self.changing(by, version):
            row = {name: _plain(value) for name, value in row.items()}
            different = {name: value for name, value in row.items() if getattr(self, name) != value}
            problems = detail_problems(different, but=self)
            if "born" in different and not problems.get("born") and (problem := self._born_problem(row["born"])):
                problems["born"] = problem
            if problems:
                raise Incomplete(**problems)
            kept = []
            for name, value in different.items():
                kept.append(self.note(by, CHANGED[name], before=str(getattr(self, name) or ""), after=str(value or "")))
                setattr(self, name, value)
            if different:
                self.save(only=list(different))
            if "born" in different:
                self.plan_review("The date of birth was corrected")
            return kept

    def note(self, by, kind, happened_on=None, **row):
        """Add a row to the list of changes, inside the change that it belongs to. Returns it."""
        happened_on = happened_on or london_date(now())
        row = {name: value and value[:200] for name, value in row.items()}
        change = type(self).changes.rel_model
        return change.create(child=self, kind=kind, happened_on=happened_on, recorded_by=by, **row)

    def _born_problem(self, born):
        """Why this date of birth does not go with the care and the allocations that are known, or an empty text."""
        if any(period.began_on < born for period in self.times_in_care):
            return "The date of birth is after the day on which the child came into care"
        if any(period.began_on >= birthday(born, 18) for period in self.times_in_care):
            return "With this date of birth, the child came into care after turning 18"
        if any(allocation.since < born for allocation in self.allocations):
            return "The date of birth is after the day from which a reviewing officer is allocated"
        return ""


def _plain(value):
    return " ".join(value.split()) if isinstance(value, str) else value
