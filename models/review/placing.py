"""The place of each review in its period of care, and which planned review is none any more: it was held already."""

from collections import defaultdict
from datetime import date

from peewee import fn

from models.child.timelines import ASKED_AT_ONCE


class Placing:
    @classmethod
    def number_again(cls, children):
        """Bring the numbers of these children's reviews to their order in each period of care: what was held, by its day,
        then the one to come. One that has given way keeps its number.
        """
        from models.importing.writing_rows import update  # the imports know of reviews

        overtaken, changed = cls.overtaken(children), []
        for child, reviews in cls._in_order(children).items():
            for number, review in enumerate(reviews, 1):
                given_way = review.held_on is None and child[0] in overtaken
                if review.ordinal != number and not given_way:
                    changed.append((review.id, number))
        update(cls, "ordinal", changed)

    @classmethod
    def overtaken(cls, children=None):
        """{child's id: the day on which its period of care began} of those whose planned review was held already: one that
        was brought in after it was planned is later than all that were known then. Of these children where they are given.
        """
        past, known = cls.alias(), cls.alias()
        last = known.select(fn.max(known.held_on)).where(known.child == cls.child, known.id < cls.id)
        last = last.where(known.ended_at.is_null(), known.held_on >= cls.period_began)
        later = (past.child == cls.child) & past.brought_in & (past.id > cls.id) & past.ended_at.is_null()
        later &= past.held_on >= fn.coalesce(last, cls.period_began)
        planned = cls.select(cls.child, cls.period_began).join(past, on=later).where(cls.held_on.is_null())
        planned = planned.where(cls.completed_at.is_null(), cls.ended_at.is_null())
        return {row.child_id: row.period_began for row in _asked(planned, cls.child, children)}

    @property
    def is_overtaken(self):
        """True while it waits for the worker's pass: it was held already, as a review that was brought in says."""
        return self.held_on is None and self.is_open and self.child_id in type(self).overtaken([self.child])

    @classmethod
    def _in_order(cls, children):
        """{(child's id, the beginning of a period): its reviews in their order}."""
        found = defaultdict(list)
        for review in _asked(cls.select().where(cls.ended_at.is_null()), cls.child, children):
            found[review.child_id, review.period_began].append(review)
        return {key: sorted(rows, key=lambda row: (row.held_on or date.max, row.id)) for key, rows in found.items()}


def _asked(rows, column, children):
    """The rows of these children, a thousand at a time; all of them where none are named."""
    if children is None:
        yield from rows
        return
    ids = sorted({child.id for child in children})
    for start in range(0, len(ids), ASKED_AT_ONCE):
        yield from rows.where(column.in_(ids[start : start + ASKED_AT_ONCE]))
