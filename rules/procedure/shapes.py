"""What a council's procedure is once it is loaded: frozen data that the record and the screens read.

Every word that a user sees comes from here; nothing here says what a particular council does.
"""

from dataclasses import dataclass, field
from datetime import date

from rules.procedure.clock import Clock
from rules.procedure.marks import (
    About,
    Bypass,
    Division,
    KindKey,
    Label,
    LimitWords,
    OwnKey,
    Status,
    WordKey,
    Words,
    Work,
)
from rules.procedure.parts import Duty, Heading, Reason, Referral, Role, Urgency
from rules.procedure.stage import Branch, ConsentRule, Filing, RecipientRule, Stage
from rules.procedure.vocabulary import (
    ACTS_AS,
    AT_THE_END,
    FACTS,
    FORMS,
    PARTS,
    STARTS,
    STATUSES,
    STOPS,
    TIERS,
    WORDS,
)

__all__ = [
    "ACTS_AS",
    "AT_THE_END",
    "FACTS",
    "FORMS",
    "PARTS",
    "STARTS",
    "STATUSES",
    "STOPS",
    "TIERS",
    "Branch",
    "Clock",
    "ConsentRule",
    "Duty",
    "Filing",
    "Heading",
    "Procedure",
    "Reason",
    "RecipientRule",
    "Referral",
    "Role",
    "Stage",
    "Urgency",
]


@dataclass(frozen=True)
class Procedure:
    """One version of one council's way of working."""

    key: OwnKey
    title: Label
    version: Label
    owner: Label
    stages: tuple[Stage, ...]
    roles: dict[OwnKey, Role]
    work: Work = "escalations"
    in_force: date | None = None
    review_by: date | None = None
    applies_to: tuple[Status, ...] = ("in care",)
    about: tuple[About, ...] = ("child",)
    kinds: dict[OwnKey, Label] = field(default_factory=dict)  # kinds of case and their labels
    about_by_kind: dict[KindKey, tuple[About, ...]] = field(default_factory=dict)  # where a kind differs
    origins: dict[OwnKey, Label] = field(default_factory=dict)  # doors in and their labels
    words: dict[WordKey, Label] = field(default_factory=dict)
    urgencies: tuple[Urgency, ...] = ()
    headings: tuple[Heading, ...] = ()  # empty: free words
    many_headings: bool = False
    overall: Clock | None = None
    ask_why_after: LimitWords = "7 days"  # what came up longer ago is raised with the reason why only now
    safe_by: bool = True  # an earlier date that keeps this child safe may be set
    bypass: Bypass = "freely"
    bypass_reasons: tuple[Reason, ...] = ()  # empty: a reason in words
    actions_first: bool = False  # signed off only once every action that was agreed is done
    referral: Referral | None = None
    duties: tuple[Duty, ...] = ()
    outcome_note: Words = ""  # case-note heading of the outcome
    record_system: Words = ""
    out_of_hours: Words = ""
    calendar_division: Division = "england-and-wales"
    notes: tuple[Words, ...] = ()  # oddities kept as they are, for the administrator
    source: Words = ""

    def word(self, key: str) -> str:
        """The council's own word for a thing on the screen, or ours. Raises KeyError."""
        return self.words.get(key) or WORDS[key]

    def stage(self, key: str) -> Stage:
        """The stage of that key. Raises KeyError."""
        return next_or_key_error(self.stages, key)

    def urgency(self, key: str) -> Urgency:
        """The urgency of that key. Raises KeyError."""
        return next_or_key_error(self.urgencies, key)

    def heading(self, key: str) -> Heading:
        """The heading of that key. Raises KeyError."""
        return next_or_key_error(self.headings, key)

    def may_be_about(self, kind: str | None = None) -> tuple[str, ...]:
        """What a case of this kind may be about."""
        return self.about_by_kind.get(kind or "", self.about)

    def is_for(self, status: str) -> bool:
        """True where it is written for a child of this status: "in care and CP plan" is both."""
        return any(meant in status for meant in self.applies_to)

    def asks(self, kind: str | None = None) -> bool:
        """True where a case of this kind asks for something; one that only gives notice asks for nothing."""
        return any(stage.form != "notice" for stage in self.stages_for(kind))

    def counts_from(self, fact: str, kind: str | None = None) -> bool:
        """True where a limit of this kind of case counts from that fact."""
        clocks = [clock for stage in self.stages_for(kind) for clock in stage.clocks]
        return any(clock.starts == fact for clock in [*clocks, *([self.overall] if self.overall else [])])

    def stages_for(self, kind: str | None = None) -> tuple[Stage, ...]:
        """The stages of this kind of case, in the procedure's order."""
        return tuple(stage for stage in self.stages if not stage.kinds or kind in stage.kinds)

    def after(
        self, key: str, *, urgency: str | None = None, status: str | None = None, kind: str | None = None
    ) -> Stage | None:
        """The stage that follows: by the first branch that fits, else the next in order. None after the last."""
        here = self.stage(key)
        if here.last:
            return None
        for branch in here.branches:
            fits = ((branch.urgency, urgency), (branch.status, status), (branch.kind, kind))
            if all(not wanted or is_now in wanted for wanted, is_now in fits):
                return self.stage(branch.to)
        order = self.stages_for(kind)
        place = order.index(here) + 1
        return order[place] if place < len(order) else None


def next_or_key_error(items, key):
    """The item of that key. Raises KeyError with the key."""
    for item in items:
        if item.key == key:
            return item
    raise KeyError(key)
