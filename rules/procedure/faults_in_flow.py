"""Whether every stage can be reached, and none comes round again."""

from collections.abc import Iterator
from itertools import product

from rules.procedure.shapes import Procedure
from rules.procedure.vocabulary import STATUSES

Fault = tuple[str, str]  # the key path, and a sentence


def faults_in_flow(procedure: Procedure) -> Iterator[Fault]:
    """Each fault of the way through the stages, for every kind of case, urgency and status of the child."""
    strays = list(_strays(procedure))
    yield from strays
    if strays or not procedure.stages:
        return
    ways = {kind: _ways(procedure, kind) for kind in procedure.kinds or (None,)}
    yield from _rounds(procedure, ways)
    firsts = ((procedure.stages_for(kind)[:1], way) for kind, way in ways.items())
    reached = {key for first, way in firsts for stage in first for key in _from(stage.key, way)}
    for n, stage in enumerate(procedure.stages):
        if stage.key not in reached:
            yield (f"stages[{n}]", f"No way leads to “{stage.label}”. Let a stage lead to it, or take it out.")


def _strays(procedure: Procedure) -> Iterator[Fault]:
    """Branches that leave the kind of case that they are for."""
    for n, stage in enumerate(procedure.stages):
        for m, branch in enumerate(stage.branches):
            kinds = branch.kind or stage.kinds or tuple(procedure.kinds)
            there = procedure.stage(branch.to).kinds
            if there and not set(kinds) <= set(there):
                sentence = f"“{branch.to}” is not a stage of every kind of case that this branch takes there."
                yield f"stages[{n}].branches[{m}].to", sentence


def _ways(procedure: Procedure, kind: str | None) -> dict[str, set[str]]:
    """Which stages may follow each stage."""
    urgencies = [urgency.key for urgency in procedure.urgencies] or [None]
    ways: dict[str, set[str]] = {}
    for stage in procedure.stages_for(kind):
        cases = product(urgencies, STATUSES) if stage.branches else [(None, None)]
        nexts = (procedure.after(stage.key, urgency=urgency, status=status, kind=kind) for urgency, status in cases)
        ways[stage.key] = {following.key for following in nexts if following}
    return ways


def _rounds(procedure: Procedure, ways: dict[str | None, dict[str, set[str]]]) -> Iterator[Fault]:
    """A stage that leads, by whatever way, back to itself: told at its first branch back."""
    places = {stage.key: n for n, stage in enumerate(procedure.stages)}
    for n, stage in enumerate(procedure.stages):
        back = [m for m, branch in enumerate(stage.branches) if places[branch.to] <= n]
        for m in back:
            to = stage.branches[m].to
            if any(to in way and stage.key in _from(to, way) for way in ways.values()):
                sentence = f"This goes round in a circle: “{to}” leads to “{stage.key}” again. Stages only go forward."
                yield f"stages[{n}].branches[{m}].to", sentence


def _from(key: str, way: dict[str, set[str]]) -> set[str]:
    """The stage and all that can follow it."""
    reached, waiting = set(), [key]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting += way.get(at, ())
    return reached
