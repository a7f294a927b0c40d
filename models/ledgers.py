"""How a card's clocks stand, each with its working, for one reader at one moment."""

from models.base import now
from models.deadline import BreachWithdrawal, Deadline
from models.escalation import Recipient, StageEntry
from models.ledger import Ledger
from models.post import Post


def ledgers(escalation, person):
    """Every clock of this escalation that the person may see, the first started first, whatever became of it."""
    rows = list(_deadlines(escalation, person))
    for row in rows:
        row.escalation = escalation
        if row.entry:
            row.entry.escalation = escalation
    replaced_by = {row.supersedes_id: row for row in rows if row.supersedes_id}
    withdrawals = {withdrawal.deadline_id: withdrawal for withdrawal in _withdrawals(rows)}
    at = now()
    return [Ledger(row, at, replaced_by.get(row.id), withdrawals.get(row.id)) for row in rows]


def _deadlines(escalation, person):
    return (
        escalation.deadlines.select(Deadline, StageEntry, Recipient, Post)
        .left_outer_join(StageEntry, on=Deadline.entry)
        .switch(Deadline)
        .left_outer_join(Recipient, on=Deadline.recipient)
        .switch(Deadline)
        .left_outer_join(Post, on=Deadline.owed_by_post)
        .where(Deadline.audience.in_(escalation.audiences_for(person)))
        .order_by(Deadline.starts_at, Deadline.id)
    )


def _withdrawals(rows):
    return BreachWithdrawal.select().where(BreachWithdrawal.deadline.in_([row.id for row in rows]))
