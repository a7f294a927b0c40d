"""Recording a visit: it counts for the review that comes next, and its note is owed from its day (req 2.58-2.67)."""

from models.base import now
from models.board_revision import BoardRevision
from models.child.checking import officer_problem
from models.child.doubting import check_found
from models.database import writing
from models.errors import Incomplete, NotYours
from models.review import clocks
from models.review.permitting import WHO
from models.review.wanting_visits import VISIT
from rules.london import london_date
from rules.reviews import Held, period, visit_problems, visited


class Visiting:
    @classmethod
    def record(
        cls, by, child, visited_on, place, seen_alone, in_own_home=True, with_whom="", visited_by=None, confirmed=()
    ):
        """Record that the IRO visited the child on that London date. Returns the visit, its note owed.

        Raises NotYours; Incomplete for a day that cannot be, a missing place, or a visitor who reviews no children;
        Questioned for a visit on the day of a review, or a first one where the child does not live, until its rule is
        confirmed by name.
        """
        from models.review import Review

        version = Review.procedure_in_force()
        if version is None:
            raise Incomplete(
                visited_on="No reviews procedure is in force, so no visit can be counted. Ask an administrator"
            )
        with writing():
            BoardRevision.raise_for(version.key)
            if not child.opens("record a review", by):
                raise NotYours(WHO["record a review"])
            if not place.strip():
                raise Incomplete(place="Enter where the visit was")
            row = {"place": place.strip()[:200], "with_whom": with_whom.strip(), "seen_alone": seen_alone, "by": by}
            row |= {"visited_by": visited_by or by, "visited_on": visited_on, "in_own_home": in_own_home}
            if problem := visited_by and visited_by != by and officer_problem(visited_by):
                raise Incomplete(visited_by=problem)
            row["confirmed"] = _check_day(child, version.procedure, visited_on, in_own_home, confirmed)
            visit = cls.create(child=child, procedure_version=version, **row)
            visit._owe_its_note()
            visit.tell("child visited", by, on=visited_on.isoformat(), seen_alone=seen_alone, own_home=in_own_home)
            visit._count_for_the_next_review()
            return visit

    def tell(self, kind, by, happened_at=None, audience=None, **told):
        """Add the event, and a notice for each person who must know of it. `by` is None for the clock."""
        from models.review.telling import tell

        return tell(self.child, None, kind, by, happened_at, audience, **told)

    def _owe_its_note(self):
        owed = visited(self.visited_on, self.procedure, self.calendar)
        if owed and owed.due:
            clocks.start(self, owed.rule, owed.due, "visit", clocks.NOTED)
        if owed and owed.aim:
            row = {"kind": "aim", "label": f"{owed.rule.label[:114]}: aim"}
            clocks.start(self, owed.rule, owed.aim, "visit", clocks.NOTED, **row)

    def _count_for_the_next_review(self):
        review = self.child.next_review
        if review and self.visited_on >= review.visit_wanted_since:
            review.meet(VISIT, clocks.PREPARED, self.visited_on)


def _check_day(child, procedure, day, in_own_home, confirmed):
    """Raises for a day that cannot be, or that the procedure questions. Returns the rules that were confirmed."""
    timeline, review = child.timeline(), child.next_review
    if review and review.booked and review.booked.day == day:
        timeline = timeline.adding(held=[Held(day)])
    own_day = bool(procedure.visits and procedure.visits.own_day)
    first_away = not in_own_home and _must_be_at_home(child, procedure, timeline, day)
    found = visit_problems(day, timeline, london_date(now()), own_day, first_away)
    return check_found(found, "visited_on", confirmed)


def _must_be_at_home(child, procedure, timeline, day):
    """True for a visit in a time in care in which no review was held and nobody has visited at home by that day."""
    spell = period(timeline)
    if not (procedure.visits and procedure.visits.first_at_home and spell):
        return False
    visit, began = child.visits.model, spell.began
    at_home = child.visits.where(visit.in_own_home, visit.visited_on.between(began, day)).exists()
    return not at_home and not any(began <= held.on <= day for held in timeline.held)
