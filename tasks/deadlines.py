"""The minute's tick: ask the table what has come due and has not rung."""

from huey import crontab

from models import Deadline
from models.database import close, connect
from tasks import huey


@huey.periodic_task(crontab())
def tick():
    """Ring everything due. Twice in a minute, or after three days away, comes to the same."""
    connect()
    try:
        Deadline.ring_everything_due()
    finally:
        close()
