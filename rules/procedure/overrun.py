"""Whether the stages together take longer than the limit for the whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rules.limits import Limit
from rules.limits.language import DAYS_IN
from rules.procedure.clock import Clock
from rules.procedure.shapes import Procedure
from rules.procedure.stage import Stage

HANDBOOK = "20 working days"  # the IRO Handbook, 6.2: guidance for the formal process where a procedure names no limit


@dataclass(frozen=True)
class Step:
    """A stage on the way, and its limit where it has one."""

    stage: Stage
    limits: tuple[Limit, ...]  # one after another

    @property
    def working_days(self) -> float:
        """How long in working days, about."""
        return sum(map(_working_days, self.limits))

    def __str__(self) -> str:
        return f"{self.stage.label} ({' and '.join(limit.words for limit in self.limits)})"


def overruns(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """The key path and a sentence with the sum, for each kind of case whose longest way overruns."""
    whole = _whole(procedure)
    if whole is None:
        return
    name = "the overall limit of" if procedure.overall else "the Handbook’s guidance of"
    for kind in procedure.kinds or (None,):
        longest = max(_ways(procedure, kind), key=_total, default=[])
        if _total(longest) > _working_days(whole) + 0.01:
            steps = " + ".join(str(step) for step in longest if step.limits)
            sentence = f"The stages together overrun {name} {whole.words}: {steps} = {_sum(longest)}. Both are kept."
            yield "overall" if procedure.overall else "stages", sentence


def _whole(procedure: Procedure) -> Limit | None:
    """The limit for the whole, or the Handbook's for children in care."""
    if procedure.overall:
        return min(map(Limit.parse, procedure.overall.limit), key=_working_days)
    in_care = procedure.work == "escalations" and "in care" in procedure.applies_to
    return Limit.parse(HANDBOOK) if in_care else None


def _ways(procedure: Procedure, kind: str | None) -> Iterator[list[Step]]:
    formal_only = procedure.overall is None or procedure.overall.starts == "first formal stage"
    urgencies = [urgency.key for urgency in procedure.urgencies] or [None]
    for urgency, status in product(urgencies, procedure.applies_to or (None,)):
        stage: Stage | None = procedure.stages_for(kind)[0]
        way: list[Step] = []
        while stage:
            if stage.tier in ("formal", "outside") or not formal_only:
                way.append(Step(stage, _longest(stage, urgency)))
            stage = procedure.after(stage.key, urgency=urgency, status=status, kind=kind)
        yield way


def _longest(stage: Stage, urgency: str | None) -> tuple[Limit, ...]:
    """The limits, one after another, of the clock of this stage that ends last."""
    chains = (_chain(stage, clock, urgency) for clock in stage.clocks)
    return max(chains, key=lambda limits: sum(map(_working_days, limits)), default=())


def _chain(stage: Stage, clock: Clock, urgency: str | None) -> tuple[Limit, ...]:
    limits = [Limit.parse(words) for words in clock.limits(urgency)]
    choices = [Limit.parse(words) for words in clock.choices]
    longest = (min(limits, key=_working_days),) if limits else tuple(sorted(choices, key=_working_days)[-1:])
    return (_chain(stage, stage.clock(clock.after), urgency) if clock.after else ()) + longest


def _sum(way: list[Step]) -> str:
    """The sum in words: exact where all count in one unit."""
    limits = [limit for step in way for limit in step.limits if limit.number]
    units = {limit.unit for limit in limits}
    if len(units) == 1:
        return f"{sum(limit.number for limit in limits)} {units.pop()}s"
    return f"about {_total(way):.0f} working days"


def _total(way: list[Step]) -> float:
    return sum(step.working_days for step in way)


def _working_days(limit: Limit) -> float:
    return limit.number * DAYS_IN[limit.unit] / DAYS_IN["working day"]
