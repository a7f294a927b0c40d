"""From a file to a procedure, or to every problem that it has."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rules.procedure.faults_in_clocks import faults_in_clocks
from rules.procedure.faults_in_flow import faults_in_flow
from rules.procedure.faults_in_stages import faults_in_stages
from rules.procedure.likeness import alike
from rules.procedure.lines import line_of, lines_of_keys
from rules.procedure.problems import Findings, Problem, ProcedureError
from rules.procedure.reading import Reader
from rules.procedure.shapes import Procedure
from rules.procedure.toml import parsed, text_of

OF_THE_WAY = re.compile(r"(kinds|urgencies|stages)($|\[\d+\]($|\.(key|like|kinds|branches|last)))")


def load(source: Path | str | bytes) -> Procedure:
    """The procedure of a file, given by its path or as its bytes. Raises ProcedureError with every problem at once."""
    text = text_of(source)
    data = parsed(text)
    findings = Findings()
    as_written = Reader(data, findings).read(Procedure, data, "")
    procedure = replace(as_written, stages=alike(as_written.stages, data.get("stages"), findings))
    for where, sentence in list(_faults(procedure, findings)):
        if not findings.touch(where):
            findings.note(where, sentence)
    if findings.faults:
        lines = lines_of_keys(text)
        raise ProcedureError(Problem(where, line_of(where, lines), said) for where, said in findings.faults)
    return procedure if procedure.urgencies else replace(procedure, stages=_unrated(procedure))


def _faults(procedure: Procedure, findings: Findings) -> Iterator[tuple[str, str]]:
    yield from faults_in_clocks(procedure)
    yield from faults_in_stages(procedure)
    if not any(OF_THE_WAY.match(where) for where, _ in findings.faults):
        yield from faults_in_flow(procedure)


def _unrated(procedure: Procedure):
    return tuple(replace(stage, rated=False) for stage in procedure.stages)
