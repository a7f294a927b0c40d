"""Stages that are like an earlier one: what they do not say themselves, they take from it."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from rules.procedure.clock import Clock
from rules.procedure.marks import did_you_mean, shortened
from rules.procedure.problems import Findings
from rules.procedure.stage import Stage

NEVER_TAKEN = ("branches", "last", "source", "note")  # these belong to the stage at which they are written


def alike(stages: Sequence[Stage], rows: Any, findings: Findings) -> tuple[Stage, ...]:
    """The stages with what they take from others written out; `rows` are the file's own, to know what each says."""
    done: list[Stage] = []
    for n, (stage, row) in enumerate(zip(stages, rows if stages else (), strict=False)):
        model = next((earlier for earlier in done if earlier.key == stage.like), None)
        if stage.like and model:
            own = [field.name for field in fields(stage) if field.name in row or field.name in NEVER_TAKEN]
            stage = replace(model, **{name: getattr(stage, name) for name in own})
        elif stage.like:
            keys = [earlier.key for earlier in done]
            sentence = f"“{shortened(stage.like)}” is not an earlier stage. {did_you_mean(stage.like, keys)}"
            findings.note(f"stages[{n}].like", sentence)
        done.append(stage)
    return tuple(done)


def written_clocks(stages: Sequence[Stage]) -> Iterator[tuple[str, Stage, Clock]]:
    """Each clock once, where the file writes it: its key path, its stage and itself."""
    for n, stage in enumerate(stages):
        if not any(stage.clocks is earlier.clocks for earlier in stages[:n]):
            for m, clock in enumerate(stage.clocks):
                yield f"stages[{n}].clocks[{m}]", stage, clock
