"""The minute's tick: ask the tables what has come due and was not done."""

from models import CaseloadHandover, Deadline
from models.asked.reminding import remind
from models.database import close, connect


def tick():
    """Hand over the caseloads whose day has come, ring everything due, and remind people of it in the morning.

    Twice in a minute, or after three days away, comes to the same.
    """
    connect()
    try:
        CaseloadHandover.carry_out_everything_due()
        Deadline.ring_everything_due()
        remind()
    finally:
        close()
