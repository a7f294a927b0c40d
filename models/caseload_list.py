"""Every caseload in one line: few questions, however many officers, children and cards there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from models.child import Allocation
from models.deadline import Deadline
from models.escalation import Escalation, Handover, Keeper, StageEntry
from models.person import Person
from models.post import Post


@dataclass(frozen=True)
class CaseloadLine:
    officer: Person
    children: int
    cards: int  # open ones that the officer raised, keeps, or owes something of by name
    is_left_behind: bool  # its officer is none any more, and something is still theirs


def caseloads():
    """The caseloads of the officers of today, and of whoever has left something behind, by name."""
    still = Escalation.select(Escalation.id).open()
    acting = {person.id for person in Post.people_in("IRO")}
    children, keepers = _children(), list(_keepers(still))
    raised = {(row.id, row.raised_by_id) for row in Escalation.select().where(Escalation.id.in_(still))}
    cards = _cards(still, raised, keepers)
    whose = acting | set(children) | {row.person_id for row in keepers} | {person for _, person in raised}
    return [
        CaseloadLine(person, children[person.id], len(cards[person.id]), person.id not in acting)
        for person in Person.select().where(Person.id.in_(whose or (0,))).order_by(Person.name)
    ]


def _children():
    """{person's id: how many children are allocated to them}."""
    rows = Allocation.select(Allocation.iro).where(Allocation.until.is_null())
    return Counter(row.iro_id for row in rows)


def _keepers(still):
    """Who keeps what, in the place of somebody who raised it or a stage of it."""
    return Keeper.select().where(Keeper.escalation.in_(still), Keeper.ended_at.is_null())


def _cards(still, raised, keepers):
    """{person's id: the ids of the open cards that are theirs}, as `Caseload.cards` finds them for one."""
    kept, theirs = {(row.escalation_id, row.raiser_id): row.person_id for row in keepers}, defaultdict(set)
    for card, raiser in raised | _stages(still):
        theirs[kept.get((card, raiser), raiser)].add(card)
    for row in keepers:
        theirs[row.person_id].add(row.escalation_id)
    owed = Deadline.select(Deadline.owed_by_person, Deadline.escalation).where(Deadline.escalation.in_(still))
    for row in owed.where(Deadline.running(), Deadline.owed_by_person.is_null(False)):
        theirs[row.owed_by_person_id].add(row.escalation_id)
    return theirs


def _stages(still):
    """{(card, who raised a stage of it, or took that over)}."""
    entries = StageEntry.select().where(StageEntry.escalation.in_(still))
    taken = Handover.select().where(Handover.entry.in_(entries.select(StageEntry.id)))
    by = {row.entry_id: row.by_id for row in taken}
    return {(entry.escalation_id, by.get(entry.id, entry.raised_by_id)) for entry in entries}
