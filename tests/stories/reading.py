"""The stories of children as they are written: `2026-01: 2 5-9` is every day from the 2nd and the 5th to the 9th."""

import tomllib
from datetime import date
from pathlib import Path

from rules.reviews import Fact, Held, Timeline

FOLDER = Path(__file__).parent
STORIES = sorted(FOLDER.glob("*.toml"))


def steps():
    """(name, story, timeline up to there, step) for each step of each story, told one after another."""
    for path in STORIES:
        story, facts, held = tomllib.loads(path.read_text()), [], {}
        for n, step in enumerate(story["steps"], start=1):
            facts += [Fact(**fact) for fact in step.get("facts", ())]
            held |= {review["on"]: Held(**review) for review in step.get("held", ())}
            confirmed = frozenset((key, None) for key in step.get("confirmed", ()))
            timeline = Timeline(story["born"], tuple(facts), tuple(held.values()), confirmed)
            yield f"{path.stem}-{n}", story, timeline, step


def days(lines: list[str]) -> list[date]:
    """Every day of the lines."""
    found = []
    for line in lines:
        month, _, numbers = line.partition(": ")
        for part in numbers.split():
            first, _, last = part.partition("-")
            found += [date.fromisoformat(f"{month}-{n:02}") for n in range(int(first), int(last or first) + 1)]
    return found
