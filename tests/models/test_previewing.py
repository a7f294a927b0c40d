"""What is shown before a concern is sent is what is then written."""

from datetime import date
from pathlib import Path

import pytest

from models import Child, Deadline, Escalation, Event, ProcedureVersion, StageEntry
from models.errors import Incomplete, NotYours, Refusal
from models.escalation.previewing import preview
from tests.procedures.files import NINE

PROCEDURES = [file.stem for file in NINE]
FACTS = (
    "clock", "kind", "label", "at_end", "stops", "starts_at", "start_fact", "limit_words", "due", "in_hours", "ledger",
    "provisional", "guidance", "source", "owed_by", "agreed_on", "met_at",
)  # fmt: skip
CONCERN = {
    "what_is_wrong": "No plan.", "impact": "No home.", "asked_for": "A plan.", "heading_words": "Delay",
    "origin_on": date(2026, 2, 27), "safe_by": date(2026, 3, 9),
    "outside_why": "The conference was about them too.",
}  # fmt: skip


def opening(procedure, stage):
    """All that this stage could ask of whoever starts at it."""
    settled = {c.key: {"date": "2026-03-06"} for c in stage.clocks if c.agreed}
    settled |= {c.key: {"limit": c.choices[0]} for c in stage.clocks if c.choices}
    reason = procedure.bypass_reasons[-1].key if procedure.bypass_reasons else ""
    urgency = procedure.urgencies[-1].key if stage.rated and procedure.urgencies else None
    roles = [each.consult for each in procedure.stages if each.consult]
    consulted = {role: {"who": "Sunniva Hart", "means": "phone", "on": date(2026, 3, 2)} for role in roles}
    words = {"bypass_reason": reason, "bypass_words": "It cannot wait.", "consulted": consulted}
    return {"urgency": urgency, "settled": settled} | words


def starts(procedure):
    """Every kind of case with every stage at which it may start."""
    for kind in procedure.kinds or ("",):
        stages = procedure.stages_for(kind or None)
        yield from ((kind, stage) for stage in (stages[:1] if procedure.bypass == "never" else stages))


def facts(deadlines):
    return [{name: getattr(deadline, name) for name in FACTS} for deadline in deadlines]


@pytest.mark.parametrize("key", PROCEDURES)
def test_the_preview_is_what_is_then_written(northmere, key):
    dilys, child = northmere.people["Dilys Ashgrove"], Child.get(Child.name == "Kestrel Moss")
    version = ProcedureVersion.load_text(Path(f"procedures/{key}.toml").read_text())
    headings = [heading.key for heading in version.procedure.headings[:1]]
    for kind, stage in starts(version.procedure):
        concern = CONCERN | {"kind": kind, "headings": headings}
        words = [child], dilys, version, stage.key, concern, opening(version.procedure, stage)
        before = preview(*words)
        escalation = Escalation.raise_for(*words)
        assert facts(before.deadlines) == facts(escalation.deadlines.order_by(Deadline.id)), stage.label
        assert [r.name for r in before.entry.recipients] == [r.name for r in escalation.entry.recipients]
        assert before.entry.sent_at == escalation.entry.sent_at


def test_a_preview_writes_nothing(northmere):
    counts = [model.select().count() for model in (Escalation, StageEntry, Deadline, Event)]
    child, version = Child.get(Child.name == "Kestrel Moss"), northmere.version
    concern = CONCERN | {"headings": ["participation"]}
    preview([child], northmere.people["Dilys Ashgrove"], version, "early", concern)
    assert [model.select().count() for model in (Escalation, StageEntry, Deadline, Event)] == counts


def test_a_preview_names_everything_that_is_missing_at_once(northmere):
    dilys = northmere.people["Dilys Ashgrove"]
    with pytest.raises(Incomplete) as refused:
        preview([], dilys, northmere.version, "stage-1", {})
    wanted = {"children", "headings", "what_is_wrong", "impact", "asked_for", "urgency", "bypass_reason"}
    assert set(refused.value.problems) == wanted


def test_a_preview_refuses_what_raising_refuses(northmere):
    dilys, rook = northmere.people["Dilys Ashgrove"], Child.get(Child.name == "Rook Larkspur")
    concern = CONCERN | {"headings": ["participation"]}
    for attempt in (preview, Escalation.raise_for):
        with pytest.raises(NotYours):
            attempt([rook], dilys, northmere.version, "early", concern)
        with pytest.raises(Refusal):
            attempt([], dilys, northmere.version, "stage-99", concern)
