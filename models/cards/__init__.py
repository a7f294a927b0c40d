"""What a board shows of an escalation: many at once, in a number of queries that does not grow with them."""

from models.cards.card import Card
from models.cards.laying import lay, share_procedures

__all__ = ["Card", "lay", "share_procedures"]
