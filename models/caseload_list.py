"""Every caseload in one line: few questions, however many officers, children and cards there are."""

from collections import Counter
from dataclasses import dataclass

from models.caseload_cards import OpenCards
from models.child import Allocation
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
    acting, cards = {person.id for person in Post.people_in("IRO")}, OpenCards()
    children = Counter(row.iro_id for row in Allocation.select(Allocation.iro).where(Allocation.until.is_null()))
    whose, theirs = acting | set(children) | cards.raisers_and_keepers, cards.by_person()
    return [
        CaseloadLine(person, children[person.id], len(theirs[person.id]), person.id not in acting)
        for person in Person.select().where(Person.id.in_(whose or (0,))).order_by(Person.name)
    ]
