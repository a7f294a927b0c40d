"""A drawing's lines: names on the left, what is said of them beside, nothing wider than a terminal."""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

WIDTH = 100
NAMES = 16  # the column of names before what is said


def listed(words: Iterable[str]) -> str:
    """Those that say something, with commas."""
    return ", ".join(filter(None, words))


def days(begins: date | None, review: date | None) -> str:
    """From when it is in force and when it is to be reviewed, as far as is known."""
    said = [f"{day.day} {day:%B %Y}" for day in (begins, review) if day]
    if begins and review:
        return f"from {said[0]}, to be reviewed by {said[1]}"
    return f"from {said[0]}" if begins else f"to be reviewed by {said[0]}" if review else ""


def bullets(notes: Iterable[str]) -> Iterator[str]:
    """The lines of a list."""
    for note in notes:
        yield from wrap(note, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def lines(said: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The lines of (name, what is said); those of which nothing is said are left out."""
    for name, words in said:
        if words:
            first, *rest = wrap(words, WIDTH - NAMES - 2)
            yield f"  {name:<{NAMES}}{first}"
            yield from (" " * (NAMES + 2) + line for line in rest)
