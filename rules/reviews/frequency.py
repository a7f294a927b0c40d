"""How often a child's care is reviewed, what changes that, and what each review is to consider."""

from dataclasses import dataclass

from rules.procedure.marks import Label, OwnKey, Words
from rules.reviews.marks import (
    Age,
    Basis,
    Counts,
    FactWord,
    Falls,
    Home,
    LabelInTurn,
    LimitAfter,
    LimitInTurn,
    LimitsAfter,
    Ordinal,
    SpellWord,
    StartWord,
    Times,
)


@dataclass(frozen=True)
class Cycle:
    """From a fact to the first review after it, from that to the second, and so on; the last limit repeats."""

    key: OwnKey
    label: Label
    starts: FactWord
    limits: tuple[LimitInTurn, ...]  # one after another, unlike other lists of limits
    basis: Basis = "council"
    in_use: bool = True  # false: the fact restarts nothing in this council, and is said to
    choice: Words = ""  # cycles with the same name here are readings of one rule, of which the IRO confirms one
    during: SpellWord = ""
    unless: SpellWord = ""
    printed: tuple[LabelInTurn, ...] = ()  # the document's own words, one for each limit
    names: tuple[LabelInTurn, ...] = ()  # what the screens call each of them, where the label does not fit all
    source: Words = ""
    note: Words = ""

    def limit(self, place: int) -> str:
        """The limit to the review at that place after the fact, counted from 1."""
        return self.limits[min(place, len(self.limits)) - 1]

    def name(self, place: int) -> str:
        """What the screens call the rule of the review at that place."""
        return (self.names or (self.label,))[min(place, len(self.names or (1,))) - 1]

    def in_print(self, place: int) -> str:
        """The document's own words for that limit, or the limit."""
        return (self.printed or self.limits)[min(place, len(self.limits)) - 1]


@dataclass(frozen=True)
class Standstill:
    """A fact after which the reviews run on as before, and why."""

    fact: FactWord
    label: Label
    why: Words
    source: Words = ""


@dataclass(frozen=True)
class Question:
    """What the IRO is asked when something has happened."""

    key: OwnKey
    label: Label
    facts: tuple[FactWord, ...]
    answers: tuple[Label, ...] = ()
    at_once: bool = False  # it stands before the next review's day
    text: Words = ""
    source: Words = ""


@dataclass(frozen=True)
class PromptRule:
    """Something that a certain review is to consider."""

    key: OwnKey
    label: Label
    review: Ordinal = 0  # the number of the review in this period of care
    every_review: bool = False
    birthday: Age = 0  # the first review from this birthday on
    counts_from: StartWord = ""
    limit: LimitsAfter = ()
    falls: Falls = "from"
    repeats: Times = 0  # so many facts of the same value
    during: SpellWord = ""
    unless: SpellWord = ""
    homes: tuple[Home, ...] = ()  # asked in one of these, or where the kind of home is not known
    legal_statuses: tuple[Label, ...] = ()
    answered_by: FactWord = ""
    text: Words = ""
    source: Words = ""


@dataclass(frozen=True)
class Series:
    """A review that is several meetings: which of them counts."""

    counts: Counts = "first meeting"
    note: Words = ""
    source: Words = ""


@dataclass(frozen=True)
class Adjournment:
    """By when an adjourned review is completed."""

    limit: LimitAfter
    key: OwnKey = "adjournment"
    label: Label = "An adjourned review is completed"
    basis: Basis = "law"
    source: Words = ""
    note: Words = ""
