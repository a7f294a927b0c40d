"""What a council's reviews procedure is once it is loaded: frozen data that the record and the screens read."""

from dataclasses import dataclass, field
from datetime import date

from rules.procedure.marks import Division, Label, OwnKey, Words
from rules.procedure.parts import Role
from rules.procedure.shapes import next_or_key_error
from rules.reviews.duties import (
    AskedOfAll,
    Document,
    FollowUpRule,
    Gate,
    Participation,
    Point,
    PreparationRule,
    RegularRule,
    Visits,
)
from rules.reviews.frequency import Adjournment, Cycle, PromptRule, Question, Series, Standstill
from rules.reviews.marks import ReviewsWork, WordKey
from rules.reviews.vocabulary import WORDS


@dataclass(frozen=True)
class ReviewsProcedure:
    """One version of how one council reviews its children's care."""

    key: OwnKey
    title: Label
    version: Label
    owner: Label
    work: ReviewsWork
    roles: dict[OwnKey, Role]
    cycles: tuple[Cycle, ...]
    in_force: date | None = None
    review_by: date | None = None
    words: dict[WordKey, Label] = field(default_factory=dict)
    record_system: Words = ""
    calendar_division: Division = "england-and-wales"
    series: Series = field(default_factory=Series)
    adjournment: Adjournment | None = None
    visits: Visits | None = None
    resets_nothing: tuple[Standstill, ...] = ()
    questions: tuple[Question, ...] = ()
    prompts: tuple[PromptRule, ...] = ()
    before: tuple[PreparationRule, ...] = ()
    after: tuple[FollowUpRule, ...] = ()
    regular: tuple[RegularRule, ...] = ()
    gates: tuple[Gate, ...] = ()
    documents: tuple[Document, ...] = ()
    agenda: tuple[Point, ...] = ()
    preferences: tuple[Point, ...] = ()
    participation: tuple[Participation, ...] = ()
    participation_questions: tuple[AskedOfAll, ...] = ()
    notes: tuple[Words, ...] = ()  # oddities kept as they are, for the administrator
    source: Words = ""

    def word(self, key: str) -> str:
        """The council's own word for a thing on the screen, or ours. Raises KeyError."""
        return self.words.get(key) or WORDS[key]

    def gate(self, key: str) -> Gate:
        """The gate of that key. Raises KeyError."""
        return next_or_key_error(self.gates, key)

    def preparation(self, key: str) -> PreparationRule:
        """What is done before the meeting under that key. Raises KeyError."""
        return next_or_key_error(self.before, key)
