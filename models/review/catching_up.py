"""Planning for many children at once: what the worker's pass catches up on, without holding the record for long."""

from models.base import now
from models.board_revision import BoardRevision
from models.child.timelines import timelines
from models.database import writing
from models.heartbeat import Heartbeat
from models.review.foreseeing import foresee
from models.review.rhythm import Rhythm
from rules.birthdays import birthday
from rules.london import london_date
from rules.reviews.vocabulary import REMANDS

OF_AGE = "The child turned 18"
PLANNED = "reviews"  # the heartbeat of what is done once a day
PIECE = 100  # children planned in one transaction


class CatchingUp:
    @classmethod
    def plan_again(cls, why):
        """Bring every planned review to what is due now. Returns [(before, after)] of the dates that changed."""
        moved = {row.review_id for row, _ in foresee(cls)}
        rows = cls.select(cls, cls.child.rel_model).join(cls.child.rel_model).switch(cls).where(cls.id.in_(moved))
        return cls._plan_each([row.child for row in rows], why)

    @classmethod
    def plan_missing(cls, children=None, progress=None):
        """Plan the next review of each child in care who has none, among these where they are given. Returns how many.

        What a file brings in or a new procedure begins is caught up here; nobody holds the record for long by it.
        """
        rhythm = Rhythm.in_force()
        if rhythm is None:
            return 0
        if children is None:
            cls._in_pieces(list(cls.behind()), lambda some: cls.plan_from_the_past(some, rhythm))
        wanted = list(cls._without(children))
        cls._in_pieces(wanted, lambda some: cls._plan_each(some, ""), progress)
        return len(wanted)

    @staticmethod
    def _in_pieces(children, do, progress=None):
        for start in range(0, len(children), PIECE):
            with writing():
                do(children[start : start + PIECE])
            if progress:
                progress(min(start + PIECE, len(children)))

    @classmethod
    def keep_up(cls, at):
        """Once on each London day, and once a procedure is loaded: end what is owed for those who have turned 18, and
        plan what is missing.
        """
        before, today, version = Heartbeat.last(PLANNED), london_date(at), cls.procedure_in_force()
        if version is None or (before and london_date(before) >= today and before > version.loaded_at):
            return
        cls.let_the_grown_go(today)
        version.returns.model.keep_up(version, today)
        cls.plan_missing()
        with writing():
            cls.give_awaited()
        Heartbeat.beat(PLANNED, at)

    @classmethod
    def hold_still(cls):
        """Let nobody change the council's reviews until this transaction ends."""
        if version := cls.procedure_in_force():
            BoardRevision.raise_for(version.key)

    @classmethod
    def catch_up_soon(cls):
        """Let the next pass plan what is missing: many children have come at once."""
        Heartbeat.forget(PLANNED)

    @classmethod
    def _plan_each(cls, children, why):
        known, rhythm = timelines(children), Rhythm.in_force()
        return [pair for child in children for pair in cls.plan(child, why, known[child.id], rhythm)]

    @classmethod
    def _without(cls, children):
        """The children in care, or who were, none of whose reviews is planned."""
        child = cls.child.rel_model
        period, change = child.periods_of_care.rel_model, child.changes.rel_model
        in_care = period.select(period.child).where(period.stands(), period.ended_on.is_null())
        begun = change.select(change.child).where(change.stands(), change.kind.in_((*REMANDS, "short breaks began")))
        planned = cls.select(cls.child).open()
        rows = child.select().where(child.id.in_(in_care | begun), child.id.not_in(planned)).order_by(child.id)
        rows = rows.where(child.born > birthday(london_date(now()), -18))
        return rows if children is None else rows.where(child.id.in_(children))

    @classmethod
    def let_the_grown_go(cls, today):
        """End the reviews of those who have turned 18, with what is owed for them. Returns how many."""
        child = cls.child.rel_model
        grown = cls.select(cls, child).join(child).where(child.born <= birthday(today, -18)).switch(cls).open()
        grown = [review for review in grown if birthday(review.child.born, 18) <= today]
        for review in grown:
            of_age = birthday(review.child.born, 18)
            review.stop(f"{OF_AGE} on {of_age:%-d %B %Y}", of_age)
        return len(grown)
