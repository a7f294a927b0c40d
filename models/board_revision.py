"""One number for each board, raised in the transaction of every change that shows on it."""

from peewee import CharField, IntegerField

from models.base import Base
from models.database import db


class BoardRevision(Base):
    board = CharField(max_length=60, unique=True)
    number = IntegerField(default=0)

    @classmethod
    def of(cls, board):
        """The revision of a board, a whole number that only grows."""
        found = cls.get_or_none(cls.board == board)
        return found.number if found else cls.create(board=board).number

    @classmethod
    def raise_for(cls, board):
        """Raise the board's revision and hold its lock to the end of the transaction. Returns the new number.

        Taken first in every change, it also lets one change after another through, so that no poll can see the
        second of two and miss the first.
        """
        if not db.in_transaction():
            raise RuntimeError("a board's revision belongs in the transaction of the change")
        if not cls.update(number=cls.number + 1).where(cls.board == board).execute():
            cls.create(board=board, number=1)
        return cls.get(cls.board == board).number
