"""From a file to a procedure, or to every problem that it has."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from rules.procedure.faults_in_clocks import faults_in_clocks
from rules.procedure.faults_in_flow import faults_in_flow
from rules.procedure.faults_in_stages import faults_in_stages
from rules.procedure.likeness import alike
from rules.procedure.lines import line_of, lines_of_keys
from rules.procedure.problems import Enough, Findings, Problem, ProcedureError
from rules.procedure.reading import Reader
from rules.procedure.shapes import Procedure
from rules.procedure.stage import Stage
from rules.procedure.toml import parsed, text_of

Shape = TypeVar("Shape")
OF_THE_WAY = re.compile(r"(kinds|urgencies|stages)($|\[\d+\]($|\.(key|like|kinds|branches|last)))")


def load(source: Path | str | bytes) -> Procedure:
    """The procedure of a file, given by its path or as its bytes. Raises ProcedureError with every problem at once."""
    return loaded(source, _read)


def loaded(source: Path | str | bytes, read: Callable[[dict[str, Any], Findings], Shape]) -> Shape:
    """What `read` makes of the file's data. Raises ProcedureError with everything that it found wrong, by line."""
    text = text_of(source)
    data = parsed(text)
    findings = Findings()
    with suppress(Enough):
        shape = read(data, findings)
        if not findings.faults:
            return shape
    lines = lines_of_keys(text)
    raise ProcedureError(Problem(where, line_of(where, lines), said) for where, said in findings.faults)


def _read(data: dict[str, Any], findings: Findings) -> Procedure:
    """The procedure, as far as the data holds one; whatever is wrong is among the findings."""
    procedure: Procedure = Reader(data, findings).read(Procedure, data, "")
    stages = alike(procedure.stages, data.get("stages"), findings)
    procedure = replace(procedure, stages=stages)
    fresh = [(where, said) for where, said in _faults(procedure, findings) if not findings.touch(where)]
    for where, sentence in fresh:
        findings.note(where, sentence)
    return procedure if procedure.urgencies else replace(procedure, stages=_unrated(stages))


def _faults(procedure: Procedure, findings: Findings) -> Iterator[tuple[str, str]]:
    yield from faults_in_clocks(procedure)
    yield from faults_in_stages(procedure)
    if not any(OF_THE_WAY.match(where) for where, _ in findings.faults):
        yield from faults_in_flow(procedure)


def _unrated(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """The stages of a procedure that has no urgencies to ask for."""
    return tuple(replace(stage, rated=False) for stage in stages)
