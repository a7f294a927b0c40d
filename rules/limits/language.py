"""The language in which a procedure file writes its limits."""

import re
from dataclasses import dataclass

DAYS_IN = {"working day": 7 / 5, "day": 1, "week": 7, "month": 30.4375, "hour": 1 / 24, "minute": 1 / 1440}
TEN_YEARS = 3653
UNITS = "working days, days, weeks, months, hours or minutes"
SHAPE = re.compile(r"(?P<number>\S*\d\S*) (?P<unit>.+?)(?P<before> before)?")


class LimitError(ValueError):
    """A limit that cannot be read or counted, in words for the user."""


@dataclass(frozen=True)
class Limit:
    """So many units after a day or an instant, or before it; `words` are those of the file."""

    number: int
    unit: str  # a key of DAYS_IN
    before: bool
    words: str

    @classmethod
    def parse(cls, words: str) -> "Limit":
        """`5 working days`, `25 hours`, `91 days`, `3 months`, `2 weeks`, `30 minutes`, each perhaps with ` before`;
        `same day`. Raises LimitError."""
        if not isinstance(words, str):
            raise LimitError(f"{words!r} is not a limit. Write it in quotes, with its unit, such as “5 working days”.")
        plain = " ".join(words.lower().split())
        if plain == "same day":
            return cls(0, "day", False, words.strip())
        if not (shape := SHAPE.fullmatch(plain)):
            raise LimitError(f"“{words}” is not a limit. Write a number and a unit, such as “5 working days”.")
        unit = _unit(shape["unit"], words)
        return cls(_number(shape["number"], unit, words), unit, bool(shape["before"]), words.strip())

    @property
    def in_hours(self) -> bool:
        """Whether real time is counted, through nights and weekends. Such a limit starts at a time, not on a date."""
        return self.unit in ("hour", "minute")


def _unit(text: str, words: str) -> str:
    unit = text.removesuffix("s")
    if unit not in DAYS_IN:
        raise LimitError(f"“{text}” in “{words}” is not a unit that limits are counted in. Use {UNITS}.")
    return unit


def _number(text: str, unit: str, words: str) -> int:
    if re.fullmatch(r"-.*|0+", text):
        raise LimitError(f"“{words}” is no time at all. Write 1 or more, or “same day”.")
    if not re.fullmatch(r"[0-9]+", text):
        raise LimitError(f"“{text}” in “{words}” is not a whole number. Write it in figures, such as 5.")
    if len(text) > 9 or int(text) * DAYS_IN[unit] > TEN_YEARS:
        raise LimitError(f"“{words}” is longer than ten years. Check the number and the unit.")
    return int(text)
