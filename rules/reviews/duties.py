"""Who owes what before a review, after it and after a visit, and what is asked of whom."""

from dataclasses import dataclass

from rules.procedure.marks import Label, OwnKey, RoleKey, Words
from rules.reviews.marks import (
    Age,
    AtTheEnd,
    BeforeKey,
    FactWord,
    Follows,
    Late,
    LimitAfter,
    LimitsAfter,
    LimitsBefore,
    Ordinal,
    SpellWord,
)


@dataclass(frozen=True)
class PreparationRule:
    """Something to be done before the meeting, counted back from its day; without a limit, done or not."""

    key: OwnKey
    label: Label
    owed_by: RoleKey
    limit: LimitsBefore = ()
    limit_at_first: LimitsBefore = ()  # before the first review of a period of care, where it differs
    when: Words = ""  # only then
    printed: Words = ""
    text: Words = ""
    note: Words = ""
    source: Words = ""

    def limits(self, ordinal: int) -> LimitsBefore:
        """The limits before the review of that number; the earliest rules."""
        return self.limit_at_first if ordinal == 1 and self.limit_at_first else self.limit


@dataclass(frozen=True)
class FollowUpRule:
    """Something to be done after the meeting, counted forward; without a limit, done or not."""

    key: OwnKey
    label: Label
    owed_by: RoleKey
    starts: Follows
    limit: LimitsAfter = ()
    aim: LimitsAfter = ()
    at_end: AtTheEnd = "breach"
    between: bool = False  # may be done between the meetings of one review
    when: Words = ""
    printed: Words = ""
    text: Words = ""
    note: Words = ""
    source: Words = ""


@dataclass(frozen=True)
class Visits:
    """What is written after a visit of the IRO, and by when."""

    heading: Label
    owed_by: RoleKey
    limit: LimitsAfter = ()
    aim: LimitsAfter = ()
    own_day: bool = True  # a visit on the day of the review is questioned
    first_at_home: bool = False  # the first in a time in care is questioned where it is not where the child lives
    parts: tuple[Label, ...] = ()
    source: Words = ""
    note: Words = ""
    key: OwnKey = "visit-note"
    label: Label = "Note of the visit"


@dataclass(frozen=True)
class RegularRule:
    """Something that is done again and again."""

    key: OwnKey
    label: Label
    owed_by: RoleKey
    every: LimitAfter
    source: Words = ""


@dataclass(frozen=True)
class Gate:
    """What is out of the ordinary, and whose agreement or discussion, with names, days and reasons, it takes."""

    key: OwnKey
    label: Label
    agreed_by: tuple[RoleKey, ...] = ()
    discussed_with: tuple[RoleKey, ...] = ()
    beforehand: bool = False
    during: SpellWord = ""  # only while this lasts, and has lasted so long
    lasted: LimitsAfter = ()
    asks: tuple[Label, ...] = ()  # what is put in words
    filed_on: tuple[Label, ...] = ()
    source: Words = ""

    @property
    def asked_of(self) -> tuple[RoleKey, ...]:
        """Whose names and days it takes: who agreed, then who was consulted."""
        return (*self.agreed_by, *self.discussed_with)


@dataclass(frozen=True)
class Document:
    """A paper that is received for the review, read, or considered as a plan."""

    key: OwnKey
    label: Label
    due_with: tuple[BeforeKey, ...] = ()  # the earlier of these
    late: Late = "breach"
    plan: bool = False
    read: bool = False  # by the IRO, with a tick of its own
    when: Words = ""
    source: Words = ""


@dataclass(frozen=True)
class Point:
    """A matter of the agenda, or of how the child would like the review to be."""

    key: OwnKey
    label: Label
    from_review: Ordinal = 1
    timescale: bool = False  # the decision says by when
    beforehand: bool = False  # may be written before the meeting
    needed: bool = False  # said to be missing until something is written of it
    during: SpellWord = ""
    answered_by: FactWord = ""  # only until this has happened in the time in care
    when: Words = ""
    source: Words = ""


@dataclass(frozen=True)
class Participation:
    """A code of the national return for how the child took part."""

    code: Label
    label: Label
    from_birthday: Age = 0  # on it and after
    until_birthday: Age = 0  # up to it and on it
    source: Words = ""


@dataclass(frozen=True)
class AskedOfAll:
    """A question with its answers that every review asks."""

    key: OwnKey
    label: Label
    answers: tuple[Label, ...]
    source: Words = ""
