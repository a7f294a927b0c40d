"""A limit on somebody."""

from dataclasses import dataclass, field

from rules.procedure.marks import (
    AtTheEnd,
    Label,
    LimitWords,
    OwerKey,
    OwnKey,
    StartWord,
    StopWord,
    UrgencyKey,
    Words,
)

Limits = tuple[LimitWords, ...]  # a list means the earliest


@dataclass(frozen=True)
class Clock:
    """From which fact, how long in the council's words, what stops it, what its end means."""

    key: OwnKey
    label: Label
    owed_by: OwerKey  # a role's key, "raiser" (of this stage) or "recipient"
    starts: StartWord
    stops: StopWord
    limit: Limits = ()
    by_urgency: dict[UrgencyKey, Limits] = field(default_factory=dict)
    shorter_of_both: bool = False  # fixed and by urgency: the shorter rules
    agreed: bool = False  # a date agreed with somebody, asked of the raiser
    choices: Limits = ()  # the raiser chooses one of these, case by case
    aim: Limits = ()  # what good looks like, before the limit
    warnings: Limits = ()  # before the limit: "1 hour before"
    warnings_by_urgency: dict[UrgencyKey, Limits] = field(default_factory=dict)
    printed: Words = ""  # the document's own words where they differ from the limit
    printed_by_urgency: dict[UrgencyKey, Words] = field(default_factory=dict)
    at_end: AtTheEnd = "breach"
    source: Words = ""
    note: Words = ""  # an oddity shown to the administrator, never corrected

    @property
    def after(self) -> str:
        """The key of the clock whose end starts this one, or empty."""
        return self.starts.removeprefix("clock:") if self.starts.startswith("clock:") else ""

    def limits(self, urgency: str | None = None, chosen: str | None = None) -> Limits:
        """The limits in words that apply at this urgency; the earliest of them rules. Empty: a date must be agreed."""
        if chosen:
            return (chosen,)
        rated = self.by_urgency.get(urgency or "", ())
        if self.shorter_of_both:
            return self.limit + rated
        return rated or self.limit

    def warned(self, urgency: str | None = None) -> Limits:
        """How long before the due instant a warning rings at this urgency."""
        return self.warnings_by_urgency.get(urgency or "", self.warnings)

    def in_print(self, urgency: str | None = None) -> str:
        """The document's own words for the limit at this urgency, empty where the limit says the same."""
        return self.printed_by_urgency.get(urgency or "", self.printed)
