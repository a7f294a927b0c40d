"""One step of a procedure: who raises, who answers, by when, and what must be there first."""

from dataclasses import dataclass

from rules.procedure.clock import Clock
from rules.procedure.marks import (
    AnyOrEach,
    ConsentKind,
    Fact,
    FilerKey,
    Form,
    KindKey,
    Label,
    OwnKey,
    Part,
    RaiserKey,
    RoleKey,
    StageKey,
    Status,
    Tier,
    UrgencyKey,
    Words,
)


@dataclass(frozen=True)
class RecipientRule:
    """Who is written to at a stage, and whether they answer, are copied or are only told."""

    role: RoleKey
    part: Part = "answers"


@dataclass(frozen=True)
class ConsentRule:
    """One named agreement or discussion that must be recorded before a stage is sent, in the order of the file."""

    key: OwnKey
    role: RoleKey
    label: Label  # "Agreement of the QA Team Manager"
    kind: ConsentKind = "agreement"
    source: Words = ""


@dataclass(frozen=True)
class Filing:
    """Something that somebody puts on the child's own file at a stage."""

    key: OwnKey
    label: Label
    owed_by: FilerKey
    source: Words = ""


@dataclass(frozen=True)
class Branch:
    """Where a stage leads when something is so: urgency, the child's status, or the kind of case."""

    to: StageKey
    urgency: tuple[UrgencyKey, ...] = ()
    status: tuple[Status, ...] = ()
    kind: tuple[KindKey, ...] = ()
    source: Words = ""


@dataclass(frozen=True)
class Stage:
    """One column of the board."""

    key: OwnKey
    label: Label
    like: str = ""  # an earlier stage, whose people, limits and records hold here where this one does not say its own
    tier: Tier = "formal"
    form: Form = "answer"
    rated: bool = True  # asks how urgent it is, where the procedure has urgencies
    raised_by: tuple[RoleKey, ...] = ()  # empty: whoever raised the stage before
    recorded_by: tuple[RoleKey, ...] = ()  # empty: whoever raises it
    recipients: tuple[RecipientRule, ...] = ()
    answered_by: AnyOrEach = "any"
    clocks: tuple[Clock, ...] = ()
    consents: tuple[ConsentRule, ...] = ()
    consult: RoleKey = ""  # a role consulted before this stage is bypassed
    branches: tuple[Branch, ...] = ()
    last: bool = False  # nothing follows
    kinds: tuple[KindKey, ...] = ()  # of case; empty means all
    satisfied: tuple[RaiserKey, ...] = ("raiser",)  # who must be satisfied before the case closes here
    case_note: Words = ""  # heading in the record system
    case_note_parts: tuple[Label, ...] = ()
    filings: tuple[Filing, ...] = ()
    facts: tuple[Fact, ...] = ()  # contacts expected here
    help: Words = ""
    source: Words = ""
    note: Words = ""

    def waits_for(self, fact: str) -> bool:
        """True where a limit of this stage runs until that fact."""
        return any(clock.stops == fact for clock in self.clocks)

    @property
    def is_meeting(self) -> bool:
        """True where it is answered at a meeting, to be arranged or held."""
        return self.form.startswith("meeting")

    @property
    def is_only_told(self) -> bool:
        """True for a notice that nothing follows."""
        return self.last and self.form == "notice"

    def clock(self, key: str) -> Clock:
        """The clock of that key. Raises KeyError."""
        for clock in self.clocks:
            if clock.key == key:
                return clock
        raise KeyError(key)
