"""The minute's tick: ask the table what has come due and has not rung."""

from models import Deadline
from models.database import close, connect


def tick():
    """Ring everything due. Twice in a minute, or after three days away, comes to the same."""
    connect()
    try:
        Deadline.ring_everything_due()
    finally:
        close()
