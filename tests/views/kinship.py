"""One card for every way in which a person can stand to it, in every state in which something can be done with it."""

from dataclasses import dataclass
from datetime import date, timedelta

from models import (
    Allocation,
    Bar,
    Child,
    Concerning,
    Escalation,
    PeriodOfCare,
    Post,
    ProcedureVersion,
    Restriction,
    RestrictionName,
)
from models.base import now
from tests.models.odd import loaded
from tests.views.records import CONCERN

# Who sits at the screen for each role of the matrix.
IDENTITIES = {
    "IRO": "Dilys Ashgrove", "SW": "Roz Amadi", "TM": "Hal Okafor", "SM": "Sunniva Hart", "HoS": "Maud Castellan",
    "AD": "Corin Vass", "DCS": "Edda Thorne", "MD": "Lowell Birch", "QTM": "Wren Halloran", "QSM": "Silas Rowan",
    "QHoS": "Odile Pryce", "BS": "Fern Tolliver", "SA": "Gil Sandoval", "CD": "Clinic Screen",
}  # fmt: skip
MANAGERS = ("TM", "SM", "HoS", "AD", "DCS", "MD")
STATES = (
    "open", "awaiting agreement", "awaiting discussion", "awaiting raiser", "ended", "meeting", "meeting arranged", "plan",
)  # fmt: skip
# States under the same procedure with another Stage 1: the lines that stand there besides, after its first.
MEETING = 'form = "meeting held"'
PLAN = """
[[stages.clocks]]
key = "plan"
label = "Plan of action"
owed_by = "recipient"
starts = "sent"
stops = "planned"
limit = "5 working days"

[[stages.clocks]]
key = "agree"
label = "Actions agreed"
owed_by = "recipient"
starts = "sent"
stops = "agreed"
limit = "5 working days"
"""


@dataclass(frozen=True)
class Kin:
    """How a card stands to the people of IDENTITIES: its child's team, social worker and reviewing officer, and more."""

    team: str
    worker: str
    officer: str
    raised_by: str = ""  # where that is not the officer of today
    addressed: str = ""  # "now" or "before": all the managers were written to, besides the child's own
    closed_to: str = ""  # "escalation", "child": restricted to Marcus Fenwick; "all": everybody is barred


OWN = ("Harbour team", "Roz Amadi", "Dilys Ashgrove")
ELSEWHERE = ("Mill team", "Tamsin Quill", "Marcus Fenwick")
KIN = {
    "own": Kin(*OWN),
    "own raised": Kin("Harbour team", "Jory Penn", "Marcus Fenwick", raised_by="Dilys Ashgrove"),
    "own team": Kin("Harbour team", "Jory Penn", "Marcus Fenwick"),
    "own service": Kin("Orchard team", "Jory Penn", "Marcus Fenwick"),
    "elsewhere": Kin(*ELSEWHERE),
    "addressed now": Kin(*ELSEWHERE, addressed="now"),
    "addressed before": Kin(*ELSEWHERE, addressed="before"),
    "restricted": Kin(*OWN, addressed="now", closed_to="escalation"),
    "restricted child": Kin(*OWN, addressed="now", closed_to="child"),
    "barred": Kin(*OWN, addressed="now", closed_to="all"),
}


def name_of(kin, state="open"):
    """The name of the child of that card; nobody else in Northmere has it."""
    return f"Zebedee Quux {kin.title()} {state.title()}"


def cards():
    """{(kin, state): the escalation}, as they stand in the database at hand."""
    rows = Concerning.standing(Concerning, Child, Escalation).join(Child).switch(Concerning).join(Escalation)
    by_child = {row.child.name: row.escalation for row in rows}
    return {(kin, state): by_child[name_of(kin, state)] for kin in KIN for state in STATES}


def settle(council):
    """Raise them all; the council's own version of its procedure is in force afterwards."""
    Post.create(title="Service Manager", acts_as="SM", team=council.teams["Family Support service"])
    own = council.version
    for state in STATES:
        council.version = ProcedureVersion.load_text(_changed(own.text, state))
        for kin in KIN.values():
            Settling(council, kin, _key(kin), state).settle()
    council.version = ProcedureVersion.load_text(own.text)


def _changed(text, state):
    """The procedure's text as this state has it."""
    if state.startswith("meeting"):
        return text.replace('key = "stage-1"', f'key = "stage-1"\n{MEETING}')
    before_its_filings = text.index("[[stages.filings]]", text.index('key = "stage-1"'))
    return f"{text[:before_its_filings]}{PLAN}{text[before_its_filings:]}" if state == "plan" else text


def _key(kin):
    return next(key for key, each in KIN.items() if each is kin)


OF_ITS_KIND = {"kind": "issue", "heading_words": "Something else"}


def changing_raisers():
    """A procedure in which the raiser changes from stage to stage."""
    version = ProcedureVersion.current("blackpool-issues-resolution")
    return version or loaded("blackpool-issues-resolution")


class Settling:
    def __init__(self, council, kin, key, state):
        self.council, self.kin, self.key, self.state = council, kin, key, state
        self.child, self.by = self._child(), council.person(kin.raised_by or kin.officer)

    def settle(self):
        stage = "stage-4" if self.state in ("awaiting agreement", "awaiting discussion") else "stage-1"
        opening = {"urgency": "amber", "bypass_reason": "serious"}
        parts = (self.council.version, stage, CONCERN, opening)
        if self.state == "awaiting raiser":
            stage, opening = "stage-2", {"bypass_words": "It cannot wait."}
            parts = (changing_raisers(), stage, CONCERN | {"headings": ["other"], **OF_ITS_KIND}, opening)
        self.card = Escalation.raise_for([self.child], self.by, *parts)
        if self.kin.addressed:
            self._address_the_managers()
        if self.kin.addressed == "before" and stage == "stage-1":
            self.card.progress(self.by, "stage-2", "no answer", "", urgency="amber")
        if self.state in ("open", "ended"):
            self._come_so_far()
        if self.state == "meeting arranged":
            self.card.entry.arrange(self.by, now() + timedelta(days=2), "The Mere", "All")
        if self.state == "awaiting discussion":
            self.card.entry.consent(self.council.person("Wren Halloran"), "Agreed.")
        if self.state == "ended":
            self.card.close(self.by, "withdrawn", "It was another child.")
        if self.kin.raised_by:
            self._hand_over()
        self._shut()

    def _child(self):
        since = now().date() - timedelta(days=300)
        child = Child.create(
            reference=f"ZQ-{Child.select().count()}", name=name_of(self.key, self.state), born=date(2015, 5, 1),
            team=self.council.teams[self.kin.team], social_worker=self.council.person(self.kin.worker),
        )  # fmt: skip
        PeriodOfCare.create(child=child, began_on=since, legal_status="Care order")
        Allocation.create(child=child, iro=self.council.person(self.kin.raised_by or self.kin.officer), since=since)
        return child

    def _address_the_managers(self):
        for role in MANAGERS:
            post = self.council.posts[IDENTITIES[role]]
            if post.id not in {recipient.post_id for recipient in self.card.entry.recipients}:
                self.card.entry.add("recipients", role_key="team-manager", title=post.title, part="answers", post=post)

    def _come_so_far(self):
        """An answer that came by phone can be judged; an action, advice of CAFCASS and legal advice are open."""
        outsider = {"role_key": "team-manager", "title": "Team Manager", "part": "answers"}
        self.card.entry.add("recipients", outsider="the placements team", **outsider)
        self.card.entry.__dict__.pop("answering", None)
        self.card.entry.answering[-1].type_in(self.by, "Soon.", "the placements team", now(), "phone")
        self.card.agree(self.by, "Share the plan", "Roz Amadi")
        self.card.refer(self.by, "advice", "They listened.")
        self.card.seek_advice(self.by, "Ash Chambers", now().date())

    def _hand_over(self):
        self.child.allocations[0].set_now(until=now().date())
        officer = self.council.person(self.kin.officer)
        Allocation.create(child=self.child, iro=officer, since=now().date())

    def _shut(self):
        if self.kin.closed_to == "all":
            for name in IDENTITIES.values():
                Bar.create(escalation=self.card, person=self.council.person(name))
        elif self.kin.closed_to:
            on = {"escalation": self.card} if self.kin.closed_to == "escalation" else {"child": self.child}
            why = {"reason": "A colleague’s family", "review_by": date(2026, 6, 1), "set_by": self.by}
            restriction = Restriction.create(**on, **why)
            RestrictionName.create(restriction=restriction, person=self.council.person("Marcus Fenwick"))
