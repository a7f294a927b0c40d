"""What was done for a child, in the order of time, and the stretches in which nothing was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rules.reviews.lasting import lasted

QUIET = 92  # days, some three months: a longer stretch without a mark is said in words


@dataclass(frozen=True)
class Mark:
    """Something on the line, on a London date."""

    on: date
    kind: str  # "care", "visit", "contact", "midway check", "review", "concern", "outcome"
    words: str
    number: int = 0  # of the visit, the review or the concern that it tells of
    closes: bool = False  # nothing is owed after it, so what follows is no gap


@dataclass(frozen=True)
class Gap:
    """A stretch without a mark."""

    since: date
    until: date

    @property
    def lasted(self) -> str:
        """How long, in words."""
        return lasted(self.since, self.until)


def line(marks: Iterable[Mark], today: date) -> tuple[Mark | Gap, ...]:
    """The marks in their order, with a gap wherever nothing was done for months on end, up to today."""
    return tuple(_walk(sorted(marks, key=lambda mark: mark.on), today))


def _walk(marks: list[Mark], today: date) -> Iterator[Mark | Gap]:
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        yield mark
        until = following.on if following else today
        if not mark.closes and (until - mark.on).days > QUIET:
            yield Gap(mark.on, until)
