"""Thousands of cards in the imaginary council, written as rows: for measuring what must not grow with them.

One card in so many is open; the others stand closed with deadlines long past, as in a council's fifth year.
"""

from datetime import datetime, time, timedelta
from random import Random

from bench.people import hire
from bench.restricting import restrict
from bench.rows import add
from models import (
    Allocation,
    BoardRevision,
    Child,
    Concerning,
    Deadline,
    Escalation,
    Event,
    Rating,
    Recipient,
    StageEntry,
)
from models.database import writing
from rules.calendar import Calendar
from rules.limits import due
from rules.london import LONDON

LADDER = ("stage-1", "stage-2", "stage-3")


def fill(council, cards, one_open_in=10, seed=1):
    """Add that many cards, with their teams, people and children, and with records restricted to a few."""
    with writing():
        Many(council, cards, one_open_in, Random(seed)).fill()


class Many:
    def __init__(self, council, cards, one_open_in, draw):
        self.council, self.many, self.one_open_in, self.draw = council, cards, one_open_in, draw
        self.today = datetime.combine(council.today, time(9), LONDON)
        self.working = due("3 working days", self.today, Calendar()).to_json()

    def fill(self):
        self.staff = hire(self.council)
        self._bear_children()
        self._raise()
        self._enter_stages()
        self._set_clocks()
        self._tell()
        restrict(self.cards, self.children, self.today, self.draw)

    def _bear_children(self):
        self.team_of = [self.draw.choice(self.staff.teams) for _ in range(max(20, self.many // 3))]
        born = self.council.today - timedelta(days=4000)
        self.children = add(
            Child,
            [
                {
                    "reference": f"MANY-{n}", "name": f"Child {n}", "born": born, "team": team,
                    "social_worker": self.staff.worker[team],
                }
                for n, team in enumerate(self.team_of)
            ],
        )  # fmt: skip
        since, left = born, self.council.today - timedelta(days=30)
        now_and_before = [
            {"child": child, "iro": self.draw.choice(self.staff.officers), "since": since, "until": until}
            for child in self.children
            for until in (None, left)
        ]
        add(Allocation, now_and_before)

    def _raise(self):
        self.raised_at = [self.today - timedelta(days=self.draw.randint(0, 5), hours=n % 7) for n in range(self.many)]
        self.is_open = [n % self.one_open_in == 0 for n in range(self.many)]
        for n in range(self.many):
            if not self.is_open[n]:
                self.raised_at[n] -= timedelta(days=self.draw.randint(30, 1800))
        self.by = [self.draw.choice(self.staff.officers) for _ in range(self.many)]
        version = self.council.version
        heading = version.procedure.headings[0].key
        first = Escalation.next_number()
        self.cards = add(
            Escalation,
            [
                {
                    "number": first + n, "procedure_version": version, "board": version.key, "headings": [heading],
                    "standards": [], "what_is_wrong": "The plan is late. " * 12, "impact": "Nobody knows. " * 12,
                    "asked_for": "A plan with dates.", "raised_by": self.by[n], "happened_at": self.raised_at[n],
                }
                for n in range(self.many)
            ],
        )  # fmt: skip
        self.about = [self.draw.randrange(len(self.children)) for _ in range(self.many)]
        pairs = zip(self.cards, self.about, strict=True)
        add(Concerning, [{"escalation": card, "child": self.children[c], "status": "in care"} for card, c in pairs])

    def _enter_stages(self):
        """Each card climbed from the first stage to the one at which it stands or ended."""
        climbed = [(n, step) for n in range(self.many) for step in range(self.draw.choice((1, 1, 2, 3)))]
        self.tops = {n: step for n, step in climbed}
        self.entries = add(StageEntry, [self._entry(n, step) for n, step in climbed])
        add(Rating, [self._rating(entry, n) for entry, (n, _) in zip(self.entries, climbed, strict=True)])
        whom = [self._recipient(entry, n, step) for entry, (n, step) in zip(self.entries, climbed, strict=True)]
        self.recipients = add(Recipient, whom)
        last = [place for place, (n, step) in enumerate(climbed) if step == self.tops[n]]
        self.last = {climbed[place][0]: (self.entries[place], self.recipients[place], whom[place]) for place in last}

    def _entry(self, n, step):
        at = self.raised_at[n] + timedelta(hours=step)
        stands = self.is_open[n] and step == self.tops[n]
        return {
            "escalation": self.cards[n], "stage_key": LADDER[step], "position": step + 1, "because": "no answer",
            "settled": {}, "bypassed": [], "raised_by": self.by[n], "recorded_by": self.by[n], "opened_at": at,
            "sent_at": None if n % 97 == 0 else at, "ended_at": None if stands else at + timedelta(hours=1),
            "ended_why": None if stands else "Moved",
        }  # fmt: skip

    def _rating(self, entry, n):
        return {"entry": entry, "urgency": "amber", "why": "", "by": self.by[n], "happened_at": self.raised_at[n]}

    def _recipient(self, entry, n, step):
        team = self.team_of[self.about[n]]
        director = self.council.posts["Corin Vass"].id
        post = (self.staff.manager_post[team], self.staff.head_post[self.staff.service_of[team]], director)[step]
        return {"entry": entry, "role_key": "team-manager", "title": "Manager", "part": "answers", "post": post}

    def _set_clocks(self):
        add(Deadline, [self._deadline(n) for n in range(self.many)])

    def _deadline(self, n):
        entry, recipient, whom = self.last[n]
        at = self.raised_at[n]
        done = None if self.is_open[n] else at + timedelta(days=2)
        return {
            "clock": "answer", "label": "answer", "kind": "limit", "at_end": "breach", "entry": entry,
            "procedure_version": self.council.version, "escalation": self.cards[n], "recipient": recipient,
            "owed_by_post": whom["post"], "starts_at": at, "start_fact": "sent", "stops": "answered",
            "limit_words": "3 working days", "due": at + timedelta(days=3), "ledger": self.working, "met_at": done,
        }  # fmt: skip

    def _tell(self):
        row = {"audience": "card", "told": {}}
        people = list(zip(self.cards, self.by, self.raised_at, strict=True))
        for kind in ("raised", "sent"):
            events = [{"kind": kind, "escalation": c, "actor": by, "happened_at": at} for c, by, at in people]
            add(Event, [row | event for event in events])
        last = Event.select().order_by(Event.id.desc()).first()
        BoardRevision.raise_for(self.council.version.key)
        BoardRevision.note(self.council.version.key, last)
