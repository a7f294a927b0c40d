"""Stages that are like an earlier one: what they do not say themselves, they take from it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rules.procedure.marks import did_you_mean, shortened
from rules.procedure.problems import Findings
from rules.procedure.stage import Stage


def alike(stages: Sequence[Stage], rows: Any, findings: Findings) -> tuple[Stage, ...]:
    """The stages with what they take from others written out; `rows` are the file's own, to know what each says."""
    done: list[Stage] = []
    for n, (stage, row) in enumerate(zip(stages, rows or [], strict=False)):
        model = next((earlier for earlier in done if earlier.key == stage.like), None)
        if stage.like and model:
            stage = replace(model, **{name: getattr(stage, name) for name in row if hasattr(stage, name)})
        elif stage.like:
            keys = [earlier.key for earlier in done]
            sentence = f"“{shortened(stage.like)}” is not an earlier stage. {did_you_mean(stage.like, keys)}"
            findings.note(f"stages[{n}].like", sentence)
        done.append(stage)
    return tuple(done)
