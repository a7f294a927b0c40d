"""What a procedure is put together from, besides its stages and clocks."""

from dataclasses import dataclass

from rules.procedure.marks import ActsAs, Colour, Label, OwnKey, ReferralMode, RoleKey, Tier, Words
from rules.procedure.stage import Stage


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

    @property
    def is_for_children_in_care(self) -> bool:
        """True where the file keeps it to children in care, or the law does: an officer's referral to CAFCASS is made
        under section 25B of the Children Act 1989, which is about looked-after children (O19)."""
        return self.in_care_only or "cafcass" in self.body.lower()
