"""The worker's queue and tasks, with a clock that can be put wrong."""

from faults.clock import put_wrong
from tasks import huey

put_wrong()

__all__ = ["huey"]
