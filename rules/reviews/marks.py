"""What makes a word, a number or a limit of a reviews file a good one."""

from dataclasses import dataclass
from typing import Annotated

from rules.limits import Limit, LimitError
from rules.procedure.marks import InTurn, KeyOf, Label, Names, OneOf
from rules.reviews import vocabulary


@dataclass(frozen=True)
class DayLimit:
    """A limit that is counted from a date: forward, or back where `before`."""

    before: bool = False

    def fault(self, text: str, names: Names) -> str | None:
        """The fault in a sentence, or None."""
        try:
            limit = Limit.parse(text)
        except LimitError as error:
            return str(error)
        if limit.in_hours:
            return f"“{text}” needs a time to count from, and only the day is known. Write days, weeks or months."
        if limit.before and not self.before:
            return f"“{text}” counts back. Leave “before” out: this one counts forward."
        if self.before and not limit.before and limit.number:
            return f"“{text}” counts forward. Write “{text} before”: this one counts back from the meeting."
        return None


@dataclass(frozen=True)
class Between:
    """A whole number from the lowest to the highest."""

    lowest: int
    highest: int

    def fault(self, number: int, names: Names) -> str | None:
        """The fault in a sentence, or None."""
        if self.lowest <= number <= self.highest:
            return None
        return f"{number} cannot be right here. Write a number from {self.lowest} to {self.highest}."


LimitAfter = Annotated[str, DayLimit()]
LimitBefore = Annotated[str, DayLimit(before=True)]
LimitInTurn = Annotated[LimitAfter, InTurn()]
LabelInTurn = Annotated[Label, InTurn()]
LimitsAfter = tuple[LimitAfter, ...]  # a list means the earliest
LimitsBefore = tuple[LimitBefore, ...]
FactWord = Annotated[str, OneOf(tuple(vocabulary.FACTS))]
StartWord = Annotated[str, OneOf((*vocabulary.FACTS, vocabulary.LAST_MEETING))]
SpellWord = Annotated[str, OneOf(tuple(vocabulary.SPELLS))]
Basis = Annotated[str, OneOf(vocabulary.BASES)]
Counts = Annotated[str, OneOf(vocabulary.COUNTS)]
Falls = Annotated[str, OneOf(vocabulary.FALLS)]
Follows = Annotated[str, OneOf(vocabulary.FOLLOWS)]
AtTheEnd = Annotated[str, OneOf(vocabulary.AT_THE_END)]
Late = Annotated[str, OneOf(vocabulary.LATE)]
Home = Annotated[str, OneOf(vocabulary.HOMES)]
WordKey = Annotated[str, OneOf(tuple(vocabulary.WORDS))]
ReviewsWork = Annotated[str, OneOf(("reviews",))]
BeforeKey = Annotated[str, KeyOf("before")]
Ordinal = Annotated[int, Between(1, 20)]
Age = Annotated[int, Between(1, 25)]
Times = Annotated[int, Between(2, 20)]
