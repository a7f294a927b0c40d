"""An answer to "by when?", with its working."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rules.london import read, read_instant


@dataclass(frozen=True)
class Skipped:
    """A day that was not counted, and why."""

    date: date
    why: str


@dataclass(frozen=True)
class Due:
    """The last instant on time (Europe/London), and each day counted or skipped on the way, in the order of counting.

    Of several limits the earliest is this one; each of them keeps its own working in `parts`.
    Real time (hours, minutes) skips nothing, so its ledger names no days.
    """

    at: datetime
    words: str  # the limit that rules, as the file writes it
    start: datetime | date
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    provisional: bool  # rests on bank holidays that are expected, not published
    calendar: str  # which calendar counted, in words
    several: tuple["Due", ...] = ()

    @property
    def parts(self) -> tuple["Due", ...]:
        """One answer for each limit that was given, in their order."""
        return self.several or (self,)

    def to_json(self) -> dict[str, Any]:
        """Plain data that JSON can hold; dates and instants in ISO 8601, `parts` only where there were several."""
        plain = {
            "due": self.at.isoformat(),
            "limit": self.words,
            "from": self.start.isoformat(),
            "counted": [day.isoformat() for day in self.counted],
            "skipped": [{"date": skipped.date.isoformat(), "why": skipped.why} for skipped in self.skipped],
            "provisional": self.provisional,
            "calendar": self.calendar,
        }
        return plain | ({"parts": [part.to_json() for part in self.several]} if self.several else {})

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "Due":
        """The answer that `to_json` made plain."""
        return cls(
            at=read_instant(plain["due"]),
            words=plain["limit"],
            start=read(plain["from"]),
            counted=tuple(date.fromisoformat(day) for day in plain["counted"]),
            skipped=tuple(Skipped(date.fromisoformat(day["date"]), day["why"]) for day in plain["skipped"]),
            provisional=plain["provisional"],
            calendar=plain["calendar"],
            several=tuple(map(cls.from_json, plain.get("parts", ()))),
        )
