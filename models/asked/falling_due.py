"""What has become overdue since the last reminder, and what falls due by the end of the next working day, by person."""

from collections import defaultdict

from models.child import Child
from models.deadline import BreachWithdrawal, Deadline
from models.emails.queueing import why_not
from models.my_children.owners import Owners
from models.my_children.rows import Rows
from models.person import Person
from models.review import RegularReturn, Review
from models.visit import Visit
from rules.london import end_of_day, london_date, start_of_day


class FallingDue:
    def __init__(self, last, at, calendar):
        self.until, self._last, self._at = calendar.next_working_day(london_date(at)), last, at
        self._told_until = end_of_day(calendar.next_working_day(london_date(last))) if last else None

    def by_person(self):
        """{person: (what of theirs is overdue, what others owe of the children whose reviews they oversee, what of theirs
        falls due soon)}, of those who can be written to and may see the child.
        """
        late, soon = list(self._late()), list(self._soon())
        children = {row.child_id: row.child for row in (*late, *soon) if row.child_id}
        officers = Rows(children.values()).officers
        owners, found = Owners(officers), defaultdict(lambda: ([], [], []))
        for row in late:
            owes, oversees = owners.person(row, row.child), officers.get(row.child_id)
            found[owes][0].append(row)
            if oversees != owes:
                found[oversees][1].append(row)
        for row in soon:
            found[owners.person(row, row.child)][2].append(row)
        found.pop(None, None)
        seen = {person: _seen_by(person, rows) for person, rows in found.items() if not why_not(person, None)}
        return {person: rows for person, rows in seen.items() if any(rows)}

    def _late(self):
        since = self._last or start_of_day(london_date(self._at))
        withdrawn = BreachWithdrawal.select(BreachWithdrawal.deadline)
        rang = (Deadline.breach_recorded_at > since) & Deadline.at_end.in_(("breach", "prompt"))
        return _rows().where(rang, Deadline.id.not_in(withdrawn))

    def _soon(self):
        rows = _rows().where(Deadline.breached_at.is_null(), Deadline.due >= self._at)
        rows = rows.where(Deadline.due <= end_of_day(self.until))
        if self._told_until is None:
            return rows
        return rows.where((Deadline.due > self._told_until) | (Deadline.recorded_at >= self._last))


def _rows():
    """The limits of reviews, visits and regular returns that run, soonest first, with what each is about."""
    worker = Person.alias()
    rows = Deadline.of_reviews().select(Deadline, Child, worker, Review, Visit, RegularReturn)
    rows = rows.left_outer_join(Child, on=Deadline.child).left_outer_join(worker, on=Child.social_worker)
    rows = rows.switch(Deadline).left_outer_join(Review, on=Deadline.review).switch(Deadline)
    rows = rows.left_outer_join(Visit, on=Deadline.visit).switch(Deadline)
    rows = rows.left_outer_join(RegularReturn, on=Deadline.regular)
    return rows.where(Deadline.running(), Deadline.kind == "limit").order_by(Deadline.due, Deadline.id)


def _seen_by(person, parts):
    """The same of the children whom this person may see."""
    ids = {row.child_id for rows in parts for row in rows if row.child_id}
    seen = {
        child.id for child in Child.select(Child.id).visible_to(person, "see reviews").where(Child.id.in_(ids or (0,)))
    }
    return tuple([row for row in rows if row.child_id is None or row.child_id in seen] for rows in parts)
