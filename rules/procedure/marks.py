"""What makes a text of the file a good one. A field's type carries its mark; a mark names the fault or says nothing."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from rules.limits import Limit, LimitError
from rules.procedure import vocabulary

Names = Mapping[str, Sequence[str]]  # the keys that the file itself defines: of its roles, stages, urgencies…

HTML = re.compile(r"<\s*[a-z/!?]", re.IGNORECASE)
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
INVISIBLE = ("Cc", "Cf", "Cs", "Co")
ONE_OF = {
    "roles": "a role",
    "urgencies": "an urgency",
    "stages": "a stage",
    "kinds": "a kind of case",
    "before": "something to be done before the meeting",
}


@dataclass(frozen=True)
class Text:
    """Words for a screen: not empty unless it may be, not too long, no HTML."""

    longest: int
    shortest: int = 0

    def fault(self, text: str, names: Names) -> str | None:
        """The fault in a sentence, or None."""
        if len(text) > self.longest:
            return f"This text is {len(text):,} characters long. It may have {self.longest:,} at most."
        if len(text.strip()) < self.shortest:
            return "This text is empty. Write the words that people will see."
        if HTML.search(text):
            return f"“{shortened(text)}” contains HTML. Write plain text."
        hidden = next((c for c in text if unicodedata.category(c) in INVISIBLE and c != "\n"), None)
        return f"This text holds an invisible character (U+{ord(hidden):04X}). Take it out." if hidden else None


@dataclass(frozen=True)
class Key:
    """A name by which the record remembers this part."""

    def fault(self, text: str, names: Names) -> str | None:
        """The fault in a sentence, or None."""
        if KEY.fullmatch(text) and len(text) <= 60:
            return None
        return f"“{shortened(text)}” is not a key. Use small letters, digits and hyphens, 60 at most: “stage-1”."


@dataclass(frozen=True)
class OneOf:
    """A word of the vocabulary, or one that begins in a given way."""

    options: Sequence[str]
    or_begins: str = "\0"

    def fault(self, text: str, names: Names) -> str | None:
        """The fault in a sentence, or None."""
        if text in self.options or text.startswith(self.or_begins):
            return None
        return f"“{shortened(text)}” is not known here. {did_you_mean(text, self.options)}"


@dataclass(frozen=True)
class KeyOf:
    """The key of another part of the same file."""

    part: str
    besides: Sequence[str] = ()

    def fault(self, text: str, names: Names) -> str | None:
        """The fault in a sentence, or None."""
        options = [*self.besides, *names[self.part]]
        if text in options:
            return None
        return f"“{shortened(text)}” is not {ONE_OF[self.part]} of this file. {did_you_mean(text, options)}"


@dataclass(frozen=True)
class InTurn:
    """One of several that hold in turn, so that the same may stand in its list again."""

    def fault(self, text: str, names: Names) -> None:
        """None: by itself it asks for nothing."""


@dataclass(frozen=True)
class IsLimit:
    """A limit that can be counted."""

    def fault(self, text: str, names: Names) -> str | None:
        """The fault in a sentence, or None."""
        try:
            Limit.parse(text)
        except LimitError as error:
            return str(error)
        return None


def did_you_mean(text: str, options: Sequence[str]) -> str:
    """A sentence that offers the nearest option, or all of them."""
    near = get_close_matches(text[:100], options, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    return f"It may be: {', '.join(options)}." if options else "The file has none."


def shortened(text: str) -> str:
    """The text, or its beginning where it is too long for a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"


Words = Annotated[str, Text(1000)]
Label = Annotated[str, Text(150, shortest=1)]
OwnKey = Annotated[str, Key()]
LimitWords = Annotated[str, IsLimit()]
RoleKey = Annotated[str, KeyOf("roles")]
OwerKey = Annotated[str, KeyOf("roles", besides=("raiser", "recipient"))]
FilerKey = Annotated[str, KeyOf("roles", besides=("raiser", "recorder", "recipient"))]
RaiserKey = Annotated[str, KeyOf("roles", besides=("raiser",))]
UrgencyKey = Annotated[str, KeyOf("urgencies")]
StageKey = Annotated[str, KeyOf("stages")]
KindKey = Annotated[str, KeyOf("kinds")]
StartWord = Annotated[str, OneOf(vocabulary.STARTS, or_begins="clock:")]
StopWord = Annotated[str, OneOf(vocabulary.STOPS)]
AtTheEnd = Annotated[str, OneOf(vocabulary.AT_THE_END)]
Form = Annotated[str, OneOf(vocabulary.FORMS)]
Tier = Annotated[str, OneOf(vocabulary.TIERS)]
Part = Annotated[str, OneOf(vocabulary.PARTS)]
ActsAs = Annotated[str, OneOf(vocabulary.ACTS_AS)]
Status = Annotated[str, OneOf(vocabulary.STATUSES)]
About = Annotated[str, OneOf(vocabulary.ABOUT)]
Work = Annotated[str, OneOf(vocabulary.WORK)]
Bypass = Annotated[str, OneOf(vocabulary.BYPASS)]
ReferralMode = Annotated[str, OneOf(vocabulary.REFERRALS)]
ConsentKind = Annotated[str, OneOf(vocabulary.CONSENTS)]
Fact = Annotated[str, OneOf(vocabulary.FACTS)]
Colour = Annotated[str, OneOf(vocabulary.COLOURS)]
Division = Annotated[str, OneOf(vocabulary.DIVISIONS)]
WordKey = Annotated[str, OneOf(tuple(vocabulary.WORDS))]
AnyOrEach = Annotated[str, OneOf(("any", "each"))]
