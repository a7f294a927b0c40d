"""Who may see which card, worked out the slow way from the rows: what the scope query is held against."""

from collections import defaultdict

from models import (
    Access,
    Allocation,
    Bar,
    Child,
    Concerning,
    Escalation,
    Holding,
    Keeper,
    Post,
    Recipient,
    Restriction,
    RestrictionName,
    StageEntry,
    Team,
)  # fmt: skip
from rules.london import london_date

# Seeing cards, by role: own, team, service, written to, all. Roles that are not named see none.
CELLS = {
    "IRO": "O", "SW": "O", "TM": "TP", "SM": "SP", "HoS": "SP", "AD": "P", "DCS": "P", "MD": "P", "QTM": "A",
    "QSM": "A", "QHoS": "A",
}  # fmt: skip


def grouped(rows, key):
    groups = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


class Oracle:
    def __init__(self, at):
        self.at, self.today = at, london_date(at)
        self.cards = {row["id"]: row for row in Escalation.select().dicts()}
        self.children = {row["id"]: row for row in Child.select().dicts()}
        self.above = {row["id"]: row["parent"] for row in Team.select().dicts()}
        self.posts = {row["id"]: row for row in Post.select().dicts()}
        self.holdings = grouped(Holding.select().dicts(), "person")
        self.about = grouped((row for row in Concerning.select().dicts() if row["ended_at"] is None), "escalation")
        self.officers = grouped((a for a in Allocation.select().dicts() if a["until"] is None), "child")
        sent = {entry["id"]: entry for entry in StageEntry.select().dicts() if entry["sent_at"]}
        self.written = defaultdict(list)
        for row in Recipient.select().dicts():
            if row["entry"] in sent and row["withdrawn_at"] is None:
                entry = sent[row["entry"]]
                sent_on = london_date(entry["sent_at"])
                self.written[entry["escalation"]].append((row["post"], row["person"], sent_on))
        self.keepers = defaultdict(list)
        for row in Keeper.select().dicts():
            if row["ended_at"] is None:
                self.keepers[row["escalation"]].append(row["person"])
        self.bars = {(bar["escalation"], bar["person"]) for bar in Bar.select().dicts()}
        self.named = {(name["restriction"], name["person"]) for name in RestrictionName.select().dicts()}
        live = [row for row in Restriction.select().dicts() if row["lifted_at"] is None]
        self.on_card, self.on_child = grouped(live, "escalation"), grouped(live, "child")
        self.let_in = {
            (kind, row[kind], row["person"])
            for row in Access.select().dicts()
            for kind in ("escalation", "child")
            if row[kind] and row["begins_at"] <= at < row["ends_at"]
        }

    def cards_of(self, person):
        """The ids of all cards that this person may see."""
        return {card for card in self.cards if self.may_see(person, card)}

    def may_see(self, person, card):
        return self._may(person, card) and not self._is_shut(person, card)

    def _may(self, person, card):
        return any(
            getattr(self, f"_{letter}")(person, card, self.posts[held["post"]]["team"])
            for held in self.holdings[person]
            if self._is_today(held)
            for letter in CELLS.get(self.posts[held["post"]]["acts_as"], "")
        )

    def _is_shut(self, person, card):
        if (card, person) in self.bars or self._shut_out(person, "escalation", card, self.on_card):
            return True
        return any(self.child_is_shut(person, row["child"]) for row in self.about[card])

    def child_is_shut(self, person, child):
        return self._shut_out(person, "child", child, self.on_child)

    def _shut_out(self, person, kind, what, restrictions):
        unnamed = [row for row in restrictions[what] if (row["id"], person) not in self.named]
        return bool(unnamed) and (kind, what, person) not in self.let_in

    def _is_today(self, held):
        return held["since"] <= self.today and (held["until"] is None or held["until"] >= self.today)

    def _O(self, person, card, _team):
        own = [row["child"] for row in self.about[card]]
        return person in (self.cards[card]["raised_by"], *self.keepers[card]) or any(
            self.children[child]["social_worker"] == person or any(row["iro"] == person for row in self.officers[child])
            for child in own
        )

    def _T(self, _person, card, team):
        return any(self.children[row["child"]]["team"] == team for row in self.about[card])

    def _S(self, _person, card, service):
        return any(service in self._upwards(self.children[row["child"]]["team"]) for row in self.about[card])

    def _P(self, person, card, _team):
        """Written to by name, or through a post: held today, or held until after it was sent."""
        return any(
            whom == person
            or any(
                held["post"] == post
                and held["since"] <= self.today
                and (self._is_today(held) or sent_on <= held["until"])
                for held in self.holdings[person]
            )
            for post, whom, sent_on in self.written[card]
        )

    def _A(self, _person, _card, _team):
        return True

    def _upwards(self, team):
        while team:
            yield team
            team = self.above[team]
