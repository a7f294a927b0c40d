"""The post round: each minute, and as soon as something was put into the outbox. What is due stands in the table."""

import threading

from models import Email
from models.database import close, connect
from models.emails import postbox

# A mail server that does not answer may hold up one of the worker's hands, never both: the clocks want the other.
_on_its_way = threading.Lock()


def post_round():
    """Hand over everything due. Twice at once, or after days away, comes to the same."""
    if postbox.bound() is None or not _on_its_way.acquire(blocking=False):
        return
    connect()
    try:
        Email.deliver_everything()
    finally:
        close()
        _on_its_way.release()


def nudge_on(huey):
    """The nudge on this queue: called, it lets the worker go its round now instead of within the minute."""
    return huey.task(name="nudge")(post_round)
