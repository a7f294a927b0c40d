"""Councils that nobody wrote code for: their files loaded, and a concern raised as each of them asks for it."""

from datetime import date
from pathlib import Path

import demo
from models import Escalation, ProcedureVersion

CONCERN = {
    "headings": [],
    "what_is_wrong": "The plan has no dates.",
    "impact": "Nobody can say where home will be.",
    "risk": "A move without warning.",
    "asked_for": "A plan with dates.",
    "origin_on": date(2026, 2, 27),
}


def loaded(key):
    """That procedure, in force."""
    return ProcedureVersion.load_text((Path(demo.PROCEDURE).parent / f"{key}.toml").read_text())


def begun(council, version, stage=None, by="Dilys Ashgrove", child="Alder Brook", opening=None, **concern):
    """A concern about that child under this procedure, raised at its first stage unless another is named."""
    procedure = version.procedure
    stages = procedure.stages_for(concern.get("kind"))
    heading = {"headings": [procedure.headings[0].key]} if procedure.headings else {"heading_words": "Drift"}
    children = [council.children[child]] if child else []
    words = CONCERN | heading | concern
    return Escalation.raise_for(children, council.person(by), version, stage or stages[0].key, words, opening)
