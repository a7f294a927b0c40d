"""What an administrator should look at before a reviews file is loaded. None of it stops the loading."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from rules.calendar import Calendar
from rules.limits import Limit, due
from rules.procedure.cautions import Caution, cautions, of_dates, weekends_too
from rules.reviews.frequency import Cycle
from rules.reviews.shapes import ReviewsProcedure

FOUR_YEARS = range(2025, 2029)
PARTS = ("adjournment", "visits", "before", "after", "participation")


def check(procedure: ReviewsProcedure, today: date | None = None) -> list[Caution]:
    """What to look at in this procedure; with a date of today, whether its own review is overdue."""
    found = [*_of_the_law(procedure), *_choices(procedure), *_units(procedure), *_left_out(procedure)]
    found += of_dates(procedure.in_force, procedure.review_by, today)
    return cautions(found)


def _of_the_law(procedure: ReviewsProcedure) -> Iterator[tuple[str, str]]:
    by_law = {cycle.starts: cycle for cycle in procedure.cycles if cycle.basis == "law"}
    if "came into care" not in by_law:
        yield "cycles", "No cycle of the law starts at “came into care”, so the law’s own limits are not weighed."
    for n, cycle in enumerate(procedure.cycles):
        law = by_law.get(cycle.starts)
        if cycle.basis == "council" and law:
            for place in _later(cycle, law):
                said = f"“{cycle.limit(place)}” can end after the law’s “{law.limit(place)}”."
                yield f"cycles[{n}].limits", f"{said} The earlier is proposed, and both are shown."


def _later(cycle: Cycle, law: Cycle) -> Iterator[int]:
    """The places at which the council's limit ends after the law's, from the first or last day of some month."""
    calendar = Calendar()
    days = [date(y, m, d) for y in FOUR_YEARS for m in range(1, 13) for d in (1, monthrange(y, m)[1])]
    for place in range(1, max(len(cycle.limits), len(law.limits)) + 1):
        ours, theirs = cycle.limit(place), law.limit(place)
        if ours != theirs and any(due(ours, day, calendar).at > due(theirs, day, calendar).at for day in days):
            yield place


def _choices(procedure: ReviewsProcedure) -> Iterator[tuple[str, str]]:
    labels = [cycle.choice for cycle in procedure.cycles]
    for n, label in enumerate(labels):
        if label and labels.count(label) == 1:
            yield f"cycles[{n}].choice", f"“{label}” has one reading only, so there is nothing to choose."


def _units(procedure: ReviewsProcedure) -> Iterator[tuple[str, str]]:
    limits = [(f"before[{n}].limit", words) for n, rule in enumerate(procedure.before) for words in rule.limit]
    limits += [(f"after[{n}].limit", words) for n, rule in enumerate(procedure.after) for words in rule.limit]
    read = [(where, Limit.parse(words)) for where, words in limits]
    if any(limit.unit == "working day" for _, limit in read):
        yield from ((where, weekends_too(limit)) for where, limit in read if limit.unit == "day" and limit.number > 1)


def _left_out(procedure: ReviewsProcedure) -> Iterator[tuple[str, str]]:
    for part in PARTS:
        if not getattr(procedure, part):
            yield part, "The file says nothing of this, so nothing will be owed or asked for it."
