"""What is known of a child, by London dates: what happened, and which reviews were held."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from rules.reviews.vocabulary import FACTS, SAID


@dataclass(frozen=True)
class Fact:
    """Something that happened to a child on a day."""

    kind: str  # a key of FACTS
    on: date
    value: str = ""  # the legal status, the kind of home, which matter is unresolved
    answered: bool = False  # the IRO has answered what it asks

    @property
    def words(self) -> str:
        """As a screen says it; a kind that the reviews know nothing of as it stands."""
        return FACTS.get(self.kind, self.kind)

    @property
    def is_said(self) -> bool:
        """True where a person wrote its value, which is not for all who see the child."""
        return self.kind in SAID


@dataclass(frozen=True)
class Held:
    """A review that was held: on one day, or as several meetings up to the last."""

    on: date
    until: date | None = None  # the last meeting so far, where there were several
    meeting: bool = True  # false: consultation without a meeting
    complete: bool = True  # false: adjourned, and still to be completed

    @property
    def last(self) -> date:
        """The day of its last meeting so far."""
        return self.until or self.on

    def counted(self, counts: str) -> date:
        """The day that counts, `first meeting` or `last meeting`."""
        return self.last if counts == "last meeting" else self.on


@dataclass(frozen=True)
class Timeline:
    """A child's birth, facts and reviews, each in the order of their days."""

    born: date
    facts: tuple[Fact, ...] = ()
    held: tuple[Held, ...] = ()
    # Cycles that the IRO chose where a file offers several, each with the day from which it runs; None: from whichever.
    confirmed: frozenset[tuple[str, date | None]] = field(default_factory=frozenset)

    def __post_init__(self):
        object.__setattr__(self, "facts", tuple(sorted(self.facts, key=lambda fact: fact.on)))
        object.__setattr__(self, "held", tuple(sorted(self.held, key=lambda held: held.on)))

    def of(self, *kinds: str) -> tuple[Fact, ...]:
        """The facts of these kinds."""
        return tuple(fact for fact in self.facts if fact.kind in kinds)

    def is_confirmed(self, cycle_key: str, began: date) -> bool:
        """Whether the IRO chose this cycle, as it runs from that day."""
        return not self.confirmed.isdisjoint({(cycle_key, began), (cycle_key, None)})

    def adding(self, facts: Iterable[Fact] = (), held: Iterable[Held] = ()) -> "Timeline":
        """The same with these facts and reviews besides."""
        return replace(self, facts=(*self.facts, *facts), held=(*self.held, *held))
