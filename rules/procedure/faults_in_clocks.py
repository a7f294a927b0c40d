"""Faults of a procedure's clocks that no single key shows."""

from collections.abc import Iterator, Sequence

from rules.limits import Limit, LimitError
from rules.procedure.clock import Clock
from rules.procedure.likeness import written_clocks
from rules.procedure.shapes import Procedure
from rules.procedure.stage import Stage

Fault = tuple[str, str]  # the key path, and a sentence
OVERALL_STARTS = ("first raised", "identified", "origin", "first formal stage")


def faults_in_clocks(procedure: Procedure) -> Iterator[Fault]:
    """Each fault of a clock, told once where it is written, not at every stage that is like that one."""
    for where, stage, clock in written_clocks(procedure.stages):
        yield from _of_limits(clock, where, procedure, rated=stage.rated)
        yield from _of_facts(clock, where, procedure)
        yield from _of_chain(clock, where, stage)
    yield from _of_first(procedure)
    if procedure.overall:
        yield from _of_warnings(procedure.overall, "overall")
        yield from _of_facts(procedure.overall, "overall", procedure)
        yield from _of_overall(procedure.overall)


def _of_limits(clock: Clock, where: str, procedure: Procedure, *, rated: bool) -> Iterator[Fault]:
    if not (clock.limit or clock.by_urgency or clock.agreed or clock.choices):
        yield (where, "This clock has no limit. Write limit, by_urgency, choices, or agreed = true.")
    missing = [urgency for urgency in procedure.urgencies if urgency.key not in clock.by_urgency]
    for urgency in missing if clock.by_urgency and not clock.limit else ():
        yield f"{where}.by_urgency.{urgency.key}", f"There is no limit for {urgency.label}. Write one for each urgency."
    if clock.by_urgency and not rated:
        yield (
            f"{where}.by_urgency",
            "The limit goes by urgency, but nobody is asked how urgent it is (rated = false).",
        )
    if clock.shorter_of_both and not (clock.limit and clock.by_urgency):
        yield (f"{where}.shorter_of_both", "The shorter of two needs both: limit and by_urgency.")
    yield from _of_warnings(clock, where)


def _of_warnings(clock: Clock, where: str) -> Iterator[Fault]:
    for name, warnings in (("warnings", clock.warnings), *_by_urgency(clock)):
        for warning in warnings:
            if (limit := _limit(warning)) and not limit.before:
                yield (f"{where}.{name}", f"A warning comes before the end: write “{warning} before”.")


def _by_urgency(clock: Clock) -> list[tuple[str, Sequence[str]]]:
    return [(f"warnings_by_urgency.{key}", warnings) for key, warnings in clock.warnings_by_urgency.items()]


def _of_facts(clock: Clock, where: str, procedure: Procedure) -> Iterator[Fault]:
    if clock.starts and clock.starts == clock.stops:
        yield (f"{where}.stops", f"The clock starts and stops with the same fact: “{clock.stops}”.")
    if clock.at_end == "agreed" and procedure.work != "reviews":
        yield (f"{where}.at_end", "Silence agrees decisions of a review only. Write breach or prompt.")
    if clock.starts == "origin" and any(limit.in_hours for words in _all(clock) if (limit := _limit(words))):
        yield (where, "Hours need a time to start from, and an origin has only a date. Use working days or days.")


def _of_chain(clock: Clock, where: str, stage: Stage) -> Iterator[Fault]:
    starts = {other.key: other.after for other in stage.clocks}
    if clock.after and clock.after not in starts:
        yield f"{where}.starts", f"This stage has no clock “{clock.after}”. It has: {', '.join(starts)}."
    elif clock.after and _comes_back(clock.key, starts):
        yield f"{where}.starts", "This clock waits for its own end, so it would never start."


def _comes_back(key: str, starts: dict[str, str]) -> bool:
    at = starts[key]
    for _ in starts:
        if at == key:
            return True
        at = starts.get(at, "")
    return False


def _of_first(procedure: Procedure) -> Iterator[Fault]:
    for m, clock in enumerate(procedure.stages[0].clocks if procedure.stages else ()):
        if clock.starts == "previous stage ended":
            yield (f"stages[0].clocks[{m}].starts", "No stage comes before the first, so this clock would never start.")


def _of_overall(clock: Clock) -> Iterator[Fault]:
    if clock.starts and clock.starts not in OVERALL_STARTS:
        yield "overall.starts", f"“{clock.starts}” belongs to one stage. Write one of: {', '.join(OVERALL_STARTS)}."
    if clock.stops and clock.stops != "ended":
        yield "overall.stops", 'The overall limit stops when the case has ended. Write stops = "ended".'
    if clock.owed_by == "recipient":
        yield "overall.owed_by", "The overall limit is not owed by one stage's recipient. Write raiser or a role."
    if not clock.limit:
        yield "overall.limit", "The overall limit is a fixed one. Write limit, such as “20 working days”."


def _all(clock: Clock) -> list[str]:
    rated = [words for limits in clock.by_urgency.values() for words in limits]
    return [*clock.limit, *rated, *clock.choices]


def _limit(words: str) -> Limit | None:
    """The limit, or None where its fault has been noted already."""
    try:
        return Limit.parse(words)
    except LimitError:
        return None
