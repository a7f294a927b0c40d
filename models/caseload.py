"""What is one reviewing officer's: the children allocated to them, and the open cards that they raised or keep."""

from functools import cached_property

from models.caseload_cards import OpenCards
from models.child import Allocation, Child
from models.escalation import Concerning, Escalation


class Caseload:
    def __init__(self, officer):
        self.officer = officer

    @cached_property
    def children(self):
        """The children allocated to the officer, by name."""
        return list(
            Child.select()
            .where(Child.id.in_(Allocation.of_officer(self.officer)))
            .order_by(Child.name, Child.reference)
        )

    @property
    def ids(self):
        """The ids of these children."""
        return [child.id for child in self.children]

    @cached_property
    def cards(self):
        """The open cards that the officer raised, keeps, or owes something of by name; board by board."""
        theirs = OpenCards().by_person()[self.officer.id]
        rows = Escalation.select().where(Escalation.id.in_(theirs or (0,)))
        return list(rows.order_by(Escalation.board, Escalation.number))

    def count(self, ids=None):
        """{"children", "cards"}: how many of each, of the whole or of the chosen children."""
        return {"children": len(self._chosen(ids)), "cards": len(self._cards_of(ids))}

    def hand_to(self, handover, by):
        """Give the children, and the cards with all that is owed by name. Returns how many, as `count`."""
        ids, to = handover.children, handover.to
        children, cards = self._chosen(ids), self._cards_of(ids)
        for child in children:
            with child.changing(None):
                if child.iro == self.officer:
                    child.give_to(handover.by, to, max(handover.since, child.allocation.since))
        for card in cards:
            with card.changing():
                card.hand_to(by, self.officer, to)
        return {"children": len(children), "cards": len(cards)}

    def _chosen(self, ids):
        return [child for child in self.children if ids is None or child.id in ids]

    def _cards_of(self, ids):
        """All of the cards; or those about one of the chosen children."""
        if ids is None:
            return self.cards
        about = Concerning.select(Concerning.escalation).where(Concerning.child.in_(ids), Concerning.ended_at.is_null())
        of_them = {row.escalation_id for row in about}
        return [card for card in self.cards if card.id in of_them]
