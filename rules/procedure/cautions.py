"""What an administrator should look at before a procedure is loaded. None of it stops the loading."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rules.limits import Limit
from rules.procedure.clock import Clock
from rules.procedure.likeness import written_clocks
from rules.procedure.overrun import overruns
from rules.procedure.shapes import Procedure


@dataclass(frozen=True)
class Caution:
    """One thing to look at: its key path, and a sentence or two."""

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


def check(procedure: Procedure, today: date | None = None) -> list[Caution]:
    """What to look at in this procedure; with a date of today, whether its own review is overdue."""
    found = [*overruns(procedure), *_units(procedure), *_headings(procedure)]
    found += of_dates(procedure.in_force, procedure.review_by, today)
    return cautions(found)


def cautions(found: Iterable[tuple[str, str]]) -> list[Caution]:
    """Each (key path, sentence) once, in their order."""
    return [Caution(where, sentence) for where, sentence in dict.fromkeys(found)]


def _units(procedure: Procedure) -> Iterator[tuple[str, str]]:
    clocks = [(where, clock) for where, _, clock in written_clocks(procedure.stages)]
    clocks += [("overall", procedure.overall)] if procedure.overall else []
    units = {limit.unit for _, clock in clocks for _, limit, _ in _limits(clock)}
    for where, clock in clocks:
        for key, limit, printed in _limits(clock):
            path = f"{where}.{key}"
            if limit.unit == "day" and limit.number and "working day" in units:
                yield path, weekends_too(limit)
            if limit.in_hours:
                yield from _hours(path, limit, procedure.out_of_hours)
            elif re.search(r"\bh(ou)?rs?\b", printed):
                yield path, f"“{printed}” is printed, and {limit.words} are counted. Screens show both."


def weekends_too(limit: Limit) -> str:
    """The question that days beside working days raise."""
    return f"“{limit.words}” counts weekends too, beside limits in working days. Is that meant?"


def _hours(path: str, limit: Limit, out_of_hours: str) -> Iterator[tuple[str, str]]:
    if limit.unit == "hour" and limit.number > 24 and limit.number % 24:
        yield path, f"“{limit.words}” is not a number of whole days. Ask whether the document means it."
    if not out_of_hours:
        yield path, f"“{limit.words}” may end at night or at a weekend, and out_of_hours names nobody to ring."


def _limits(clock: Clock) -> Iterator[tuple[str, Limit, str]]:
    """Each limit of the clock with its key and the words printed for it."""
    for name, words in (("limit", clock.limit), ("choices", clock.choices)):
        yield from ((name, Limit.parse(limit), clock.printed) for limit in words)
    for urgency, words in clock.by_urgency.items():
        printed = clock.in_print(urgency)
        yield from ((f"by_urgency.{urgency}", Limit.parse(limit), printed) for limit in words)


def _headings(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for n, heading in enumerate(procedure.headings):
        if heading.mandatory and not heading.standards:
            yield f"headings[{n}]", f"“{heading.label}” is mandatory and lists no standards to tick."


def of_dates(begins: date | None, review: date | None, today: date | None) -> Iterator[tuple[str, str]]:
    """What is doubtful about when a procedure is in force and when it is to be reviewed."""
    if begins and review and review <= begins:
        yield "review_by", f"It is to be reviewed by {_day(review)}, before it is in force on {_day(begins)}."
    if today and review and review < today:
        yield "review_by", f"The council was to review this procedure by {_day(review)}. Ask for the new one."
    if today and begins and begins > today:
        yield "in_force", f"It is in force only from {_day(begins)}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
