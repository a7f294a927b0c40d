"""A board: a column for each stage of one procedure, as one person may see it."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from models.base import now
from models.board_revision import BoardRevision
from models.cards import lay
from models.emails import Email
from models.escalation import Escalation
from models.event import Event
from models.heartbeat import Heartbeat
from rules.london import london_date

FILTERS = {
    "all": "Everyone’s",
    "mine": "Mine",
    "waiting": "Waiting on me",
    "overdue": "Overdue",
}
FIRST = 50  # cards of a column before "show more"
NUMBER = re.compile(r"[0-9]{1,18}")
NEWS = 20  # events that a poll tells of at most


@dataclass
class Column:
    stage: object
    cards: list = field(default_factory=list)
    most: int = FIRST

    @property
    def shown(self):
        """The cards to paint."""
        return self.cards[: self.most]

    def who(self, procedure):
        """Who answers at this stage and how long they have, in one short line."""
        titles = [procedure.roles[rule.role].title for rule in self.stage.recipients if rule.part == "answers"]
        clock = next((c for c in self.stage.clocks if c.stops not in ("told", "handed over")), None)
        limit = "" if clock is None else "by urgency" if clock.by_urgency else " or ".join(clock.limit) or "agreed date"
        gate = f"needs {len(self.stage.consents)} consents" if self.stage.consents else ""
        joined = " and " if self.stage.is_meeting else " or "
        return " · ".join(part for part in (joined.join(titles), limit, gate) if part)

    @property
    def hidden(self):
        """How many more there are."""
        return max(0, len(self.cards) - self.most)


class Board:
    def __init__(self, person, version, chosen="all", more=()):
        self.person, self.version = person, version
        self.procedure = version.procedure
        self.chosen = chosen if chosen in FILTERS else "all"
        self.more = more  # keys of the columns shown whole
        # Read before the cards: what happens in between is then drawn twice, never missed.
        self.revision, self.last_event = BoardRevision.standing(version.key)

    @property
    def escalations(self):
        """The open escalations of this board that the person may see, as a query."""
        of_board = Escalation.select().visible_to(self.person).on_board(self.version.key)
        return of_board.open().order_by(Escalation.number)

    @cached_property
    def cards(self):
        """All of them, laid."""
        return lay(self.escalations, self.person)

    @cached_property
    def columns(self):
        """A column for each stage, in the procedure's order; a card's old version may name a stage gone since."""
        columns = {stage.key: Column(stage) for stage in self.procedure.stages}
        for card in sorted(filter(self._is_chosen, self.cards), key=lambda card: card.place):
            if card.stage_key in columns:
                columns[card.stage_key].cards.append(card)
        for key in self.more:
            if key in columns:
                columns[key].most = len(columns[key].cards)
        return list(columns.values())

    @property
    def overdue(self):
        """How many cards have an overdue clock."""
        return sum(card.is_overdue for card in self.cards)

    @property
    def due_today(self):
        """How many have a clock that falls due today."""
        return sum(card.is_due_today for card in self.cards)

    @property
    def waiting(self):
        """How many wait on this person."""
        return sum(card.waits_on_me for card in self.cards)

    @cached_property
    def state(self):
        """What a poll compares: the revision, the last event, the London date, emails that wait, stale clocks."""
        stale = "stale" if Heartbeat.is_stale() else "fresh"
        number, span = self.emails_late or (0, timedelta())
        emails = f"{number}-{span // timedelta(hours=1)}-"
        return f"{self.revision}.{self.last_event}.{london_date(now()).isoformat()}.{emails}{stale}"

    @cached_property
    def emails_late(self):
        """(how many emails wait, how long the oldest has) where that is too long and this reader looks after it."""
        late = Email.late() if "A" in self.person.standing.letters("see emails") else None
        return late and (late[0], now() - late[1])

    def news_since(self, state, most=NEWS):
        """The events on this board's visible cards from that state to this one, by others, the last first."""
        parts = state.split(".")
        if len(parts) != 4 or not NUMBER.fullmatch(parts[1]):
            return []
        events = Event.select().where(Event.id > int(parts[1]), Event.id <= self.last_event, Event.audience == "card")
        events = events.where(Event.escalation.in_(self._ids))
        others = Event.actor.is_null() | (Event.actor != self.person)
        return list(events.where(others).order_by(Event.id.desc()).limit(most))

    @property
    def _ids(self):
        seen = Escalation.select(Escalation.id).visible_to(self.person)
        return seen.on_board(self.version.key)

    def _is_chosen(self, card):
        return {
            "all": True,
            "mine": card.mine,
            "waiting": card.waits_on_me,
            "overdue": card.is_overdue,
        }[self.chosen]
