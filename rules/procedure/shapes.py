"""What a council's procedure is once it is loaded: frozen data that the record and the screens read.

Every word that a user sees comes from here; nothing here says what a particular council does.
"""

from dataclasses import dataclass, field
from datetime import date

from rules.procedure.clock import Clock
from rules.procedure.marks import (
    About,
    ActsAs,
    Bypass,
    Colour,
    Division,
    KindKey,
    Label,
    OwnKey,
    ReferralMode,
    RoleKey,
    Status,
    Tier,
    WordKey,
    Words,
    Work,
)
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
class Role:
    """A title of the council's own, and the role of the permission matrix that it acts as."""

    key: OwnKey
    title: Label
    acts_as: ActsAs
    source: Words = ""


@dataclass(frozen=True)
class Urgency:
    """One step of the council's urgency scale, least urgent first in the file."""

    key: OwnKey
    label: Label
    risk: Words = ""
    guidance: Words = ""
    colour: Colour = "grey"  # of the GOV.UK tag that carries the word
    out_of_hours: bool = False  # show whom to ring when it falls due at night or at a weekend
    source: Words = ""


@dataclass(frozen=True)
class Heading:
    """A kind of concern, with the standards that may not have been met."""

    key: OwnKey
    label: Label
    standards: tuple[Label, ...] = ()
    mandatory: bool = False  # escalation is expected where the early step fails; a reason is asked if not
    asks_words: bool = False
    source: Words = ""


@dataclass(frozen=True)
class Reason:
    """A reason from the council's list, perhaps with words of one's own."""

    key: OwnKey
    label: Label
    asks_words: bool = False


@dataclass(frozen=True)
class Duty:
    """Something to be done for the child and those around, with a date or "not yet, because": told, advised, found."""

    key: OwnKey
    label: Label
    tiers: tuple[Tier, ...] = ()  # from which tier it is asked; empty means at every stage
    each_stage: bool = False  # asked anew at every stage, not once
    source: Words = ""

    def is_asked_at(self, stage: Stage) -> bool:
        """True where this stage asks for it."""
        return not self.tiers or stage.tier in self.tiers


@dataclass(frozen=True)
class Referral:
    """An outside body beside the stages, ending them, or as the last of them."""

    body: Label
    modes: tuple[ReferralMode, ...] = ()
    consult: tuple[RoleKey, ...] = ()  # roles to consult and record; never a veto
    in_care_only: bool = False
    note: Words = ""
    source: Words = ""


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
    safe_by: bool = True  # an earlier date that keeps this child safe may be set
    bypass: Bypass = "freely"
    bypass_reasons: tuple[Reason, ...] = ()  # empty: a reason in words
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
