"""How long somebody has: limits in a council's words, the last instant on time, and the working behind it."""

from rules.limits.counting import due, earliest
from rules.limits.language import Limit, LimitError
from rules.limits.ledger import Due, Skipped

__all__ = ["Due", "Limit", "LimitError", "Skipped", "due", "earliest"]
