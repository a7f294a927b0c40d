"""Whose the open cards are: raised, kept, or with something owed by name; few questions for all of them."""

from collections import defaultdict

from models.deadline import Deadline
from models.escalation import Escalation, Handover, Keeper, StageEntry


class OpenCards:
    def __init__(self):
        still = Escalation.select(Escalation.id).open()
        kept = Keeper.select().where(Keeper.escalation.in_(still), Keeper.ended_at.is_null())
        self._keepers = list(kept)
        self._raised = {(row.id, row.raised_by_id) for row in Escalation.select().where(Escalation.id.in_(still))}
        self._still = still

    @property
    def raisers_and_keepers(self):
        """The ids of those who raised a card that is open, or keep one."""
        return {row.person_id for row in self._keepers} | {person for _, person in self._raised}

    def by_person(self):
        """{person’s id: the ids of the cards of which something is theirs}."""
        kept = {(row.escalation_id, row.raiser_id): row.person_id for row in self._keepers}
        theirs = defaultdict(set)
        for card, raiser in self._raised | self._stages():
            theirs[kept.get((card, raiser), raiser)].add(card)
        for row in self._keepers:
            theirs[row.person_id].add(row.escalation_id)
        owed = Deadline.select(Deadline.owed_by_person, Deadline.escalation).where(Deadline.running())
        for row in owed.where(Deadline.escalation.in_(self._still), Deadline.owed_by_person.is_null(False)):
            theirs[row.owed_by_person_id].add(row.escalation_id)
        return theirs

    def _stages(self):
        """{(card, who raised a stage of it, or took that over)}."""
        entries = StageEntry.select().where(StageEntry.escalation.in_(self._still))
        taken = Handover.select().where(Handover.entry.in_(entries.select(StageEntry.id)))
        by = {row.entry_id: row.by_id for row in taken}
        return {(entry.escalation_id, by.get(entry.id, entry.raised_by_id)) for entry in entries}
