"""Reviews that were held before the council kept them here: many at a time, with nothing owed after them."""

from collections import namedtuple

from models.base import now
from models.board_revision import BoardRevision
from models.child.doubting import check_dates
from models.child.timelines import timelines
from models.database import writing
from models.errors import Incomplete, NotYours
from models.review.permitting import WHO
from models.review.rhythm import Rhythm
from rules.reviews import Held, code_problem, spells

# A review of before: the London date it was held on, the participation code, the record system's own due date.
Past = namedtuple("Past", "held_on code system_due is_meeting", defaults=("", None, True))
WHY = "Reviews that were held before were brought in"
AT_A_TIME = 500  # children asked for in one statement
FEW = 20  # children whose next review is worked out at once, though it may be left to the worker's pass


class Remembering:
    @classmethod
    def remember(cls, by, pasts, confirmed=(), source="", later=False):
        """Bring in the reviews of before: {child: [Past]}; `by` is None for the command line. Returns how many were new.

        A day on which a review is known already is left as it is. The reviews of each period of care are numbered again.
        One that was held before the last leaves the planned review as it is. Where it is later, the planned one was held:
        the next is planned from them, at once or, of many children, `later` by the worker's pass, and what was thought to
        be late without them never was. `source` says in words where they come from. Raises NotYours, Incomplete and
        Questioned, naming the child by reference.
        """
        rhythm = Rhythm.in_force()
        if rhythm is None:
            raise Incomplete(reviews="No reviews procedure is in force. Load one first")
        with writing():
            BoardRevision.raise_for(rhythm.version.key)
            known, rows = timelines(pasts), []
            cls._check_whose(by, pasts)
            for child, past in pasts.items():
                rows += _new(child, sorted(past), known[child.id], rhythm, confirmed)
            cls._write(by, rhythm, rows, source)
            children = list({child.id: child for child, _, _, _ in rows}.values())
            cls.number_again(children)
            cls.plan_from_the_past(cls._at_once(children) if later else children, rhythm)
            return len(rows)

    @classmethod
    def _at_once(cls, children):
        """Those of which a page would say two days until the worker's pass comes by, but for many of them."""
        planned = {row.child_id for row in cls.select(cls.child).open().where(cls.child.in_(children))}
        overtaken = cls.overtaken(children)
        waits = overtaken if len(overtaken) > FEW else ()
        return [child for child in children if child.id in planned and child.id not in waits]

    @classmethod
    def _check_whose(cls, by, children):
        child, wanted = cls.child.rel_model, {child.id for child in children}
        if by and not wanted <= {each.id for each in child.select(child.id).visible_to(by, "record a review")}:
            raise NotYours(WHO["record a review"])

    @classmethod
    def _write(cls, by, rhythm, rows, source):
        from models.importing.writing_rows import insert  # the imports know of reviews

        code, due = cls.participations.rel_model, cls.system_dues.rel_model
        common = {"procedure_version": rhythm.version, "brought_in": True, "completed_at": now(), "completed_by": by}
        reviews = [
            common | {"child": child, "ordinal": ordinal, "period_began": began, "held_on": past.held_on,
                      "last_on": past.held_on, "without_meeting": not past.is_meeting, "planned_at": now()}
            for child, past, ordinal, began in rows
        ]  # fmt: skip
        insert(cls, reviews)
        children = {child.id for child, _, _, _ in rows}
        ids = {}
        for start in range(0, len(children), AT_A_TIME):
            some = sorted(children)[start : start + AT_A_TIME]
            ids |= {
                (row.child_id, row.held_on): row.id
                for row in cls.select().where(cls.child.in_(some), cls.brought_in, cls.ended_at.is_null())
            }
        found = [(ids[child.id, past.held_on], past) for child, past, _, _ in rows]
        signed = {"by": by, "recorded_at": now()}
        due_on = [(key, past.system_due) for key, past in found if past.system_due]
        insert(due, [signed | {"review": key, "due_on": day, "source": source} for key, day in due_on])
        said = {"answers": {}, "words": ""} | signed
        insert(code, [said | {"review": key, "code": past.code} for key, past in found if past.code])

    @classmethod
    def plan_from_the_past(cls, children, rhythm):
        """The planned review of each is brought to what is known now, or gives way to the one that follows from it."""
        known, overtaken = timelines(children), cls.overtaken(children)
        for child in children:
            cls.plan(child, WHY, known[child.id], rhythm, overtaken.get(child.id))

    @classmethod
    def behind(cls):
        """The children whose planned review was held already, as one that was brought in says, as a query."""
        child = cls.child.rel_model
        return child.select().where(child.id.in_(list(cls.overtaken()) or (0,))).order_by(child.id)


def _new(child, pasts, timeline, rhythm, confirmed):
    """[(child, past, its number, the beginning of its period)] of those that are not known yet, checked."""
    days = {held.on for held in timeline.held}
    new = [past for past in pasts if past.held_on not in days]
    full = timeline.adding(held=[Held(past.held_on, meeting=past.is_meeting) for past in new])
    try:
        check_dates(timeline, full, "held_on", confirmed)
    except Incomplete as refusal:
        refusal.problems = {key: f"{child.reference}: {words}" for key, words in refusal.problems.items()}
        raise
    for past in new:
        if past.code and (problem := code_problem(past.code, child.born, past.held_on, rhythm.procedure)):
            raise Incomplete(code=f"{child.reference}: {problem}")
    return [(child, past, *_place(past, full)) for past in new]


def _place(past, timeline):
    """The number of a review in its period of care, and the day on which that began; its own day outside any."""
    periods = [*spells(timeline, "in care"), *spells(timeline, "short breaks")]
    began = next((period.began for period in periods if period.holds(past.held_on)), past.held_on)
    return sum(began <= held.on <= past.held_on for held in timeline.held), began
