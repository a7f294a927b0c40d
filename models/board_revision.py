"""One number for each board, raised in the transaction of every change that shows on it."""

from peewee import CharField, IntegerField

from models.base import Base
from models.database import db

ALL_BOARDS = "*"  # not a board: the row that is held while a card of any board gets its number


class BoardRevision(Base):
    board = CharField(max_length=60, unique=True)
    number = IntegerField(default=0)
    last_event = IntegerField(null=True)  # the id of the last thing that happened on it

    @classmethod
    def of(cls, board):
        """The revision of a board, a whole number that only grows."""
        return cls.standing(board)[0]

    @classmethod
    def standing(cls, board):
        """The revision of a board and the id of the last event on it, as they stood at one instant; 0 where none."""
        row = cls.select(cls.number, cls.last_event).where(cls.board == board).tuples().first()
        return (row[0], row[1] or 0) if row else (0, 0)

    @classmethod
    def raise_for(cls, board):
        """Raise the board's revision and hold its lock to the end of the transaction. Returns the new number.

        Taken first in every change, it also lets one change after another through, so that no poll can see the
        second of two and miss the first.
        """
        if not db.in_transaction():
            raise RuntimeError("a board's revision belongs in the transaction of the change")
        raised = cls.insert(board=board, number=1).on_conflict(
            conflict_target=[cls.board], update={cls.number: cls.number + 1}
        )
        return raised.returning(cls.number).execute()[0].number

    @classmethod
    def hold(cls, board):
        """Hold the board's lock to the end of the transaction, its number as it is."""
        cls.update(number=cls.number).where(cls.board == board).execute()

    @classmethod
    def note(cls, board, event):
        """Note that this event is the last on the board, inside the change that it belongs to."""
        cls.update(last_event=event.id).where(cls.board == board).execute()
