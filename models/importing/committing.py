"""Bringing an import in: all of it in one transaction, or nothing."""

from models.base import now
from models.board_revision import BoardRevision
from models.database import db, is_sqlite, writing
from models.errors import Moved, NotYours, Refusal
from models.importing.previewing import COMMIT
from models.importing.writing_children import write_children
from models.importing.writing_people import write_people
from models.importing.writing_reviews import write_reviews
from models.importing.writing_rows import write_rows
from models.review import Review

WRITERS = {
    "people": (write_people,),
    "children": (write_children,),
    "reviews": (write_reviews,),
    "ssd": (write_children, write_reviews),
}
WHAT = {"people": "people", "children": "children", "reviews": "reviews", "ssd": "children and reviews"}
ONE_AT_A_TIME = "* imports"  # not a board: the row that is held while an import is brought in


class Committing:
    def commit(self, by, confirmed=(), version=None, progress=None):
        """Import every row, or none. `by` is None for the command line; `version` is the plan that was looked at.

        `progress` is called with the number of rows that are done. Raises NotYours for a role without it and for the
        one who previewed children; Moved where somebody else was first, or the record has changed since; Refusal
        where a row has a problem or a conflict is not confirmed.
        """
        self.check_who_commits(by)
        with writing():
            BoardRevision.raise_for(ONE_AT_A_TIME)
            _hold_the_children()
            if write_reviews in WRITERS[self.kind]:
                Review.hold_still()
            self._check_waiting()
            plan = self.foresee(by)
            if version is not None and version != plan.version:
                raise Moved("The record has changed since you looked at this. Look at it again before you import it.")
            self._check(plan, confirmed)
            plan.source = self.title
            for write in WRITERS[self.kind]:
                write(plan, by, progress or (lambda done: None))
            write_rows(self, plan)
            Review.catch_up_soon()
            self.set_now(committed_at=now(), committed_by=by, counts=plan.counts)
            self.drop_files()
            return plan

    def check_who_commits(self, by):
        """Raises NotYours unless this person may bring this in: children take a second person."""
        if by is None:
            return
        if not by.standing.letters(COMMIT[self.kind]):
            raise NotYours(f"Only a manager of the quality service can import {WHAT[self.kind]}. Ask one of them.")
        if self.kind != "people" and self.previewed_by_id == by.id:
            raise NotYours("You looked at this first, so another manager of the quality service has to import it.")

    def why_not_by(self, person):
        """Why this person cannot bring it in, in a sentence; empty where they can, as far as the matrix is concerned."""
        try:
            self.check_who_commits(person)
        except NotYours as refusal:
            return refusal.sentence
        return ""

    @classmethod
    def waiting_on(cls, person):
        """Those that wait for this person, or another like them, to bring them in, the latest first."""
        waiting = cls.visible_to(person).where(cls.committed_at.is_null(), cls.thrown_away_at.is_null())
        return [batch for batch in waiting if not batch.why_not_by(person)]

    def _check_waiting(self):
        self.reload()
        if self.committed_at:
            who = self.committed_by.name if self.committed_by else "The command line"
            raise Moved(f"{who} imported this already. Nothing was imported twice.")
        if self.thrown_away_at:
            raise Moved("This import was thrown away. Choose the file again.")

    @staticmethod
    def _check(plan, confirmed):
        if plan.problems:
            raise Refusal(f"{len(plan.problems):,} problems have to be put right first. Nothing was imported.")
        left = plan.unconfirmed(confirmed)
        if conflicts := [each for each in left if each in plan.conflicts]:
            what = f"{len(conflicts):,} changes of a name or a date of birth"
            raise Refusal(f"{what} are not confirmed. Nothing was imported.")
        if left:
            raise Refusal(f"{len(left):,} questions about reviews are not confirmed. Nothing was imported.")


def _hold_the_children():
    """Let nobody change a child between the look at the record and the writing; on SQLite nobody else writes anyway."""
    if not is_sqlite():
        db.execute_sql("lock table child in share row exclusive mode")
