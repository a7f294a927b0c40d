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
    "outside_why": "The conference was about them too.",
    "origin_on": date(2026, 2, 27),
}
CONSULTED = {"who": "Hal Okafor", "means": "phone", "on": date(2026, 3, 2)}
S4 = "six-stage-dispute-resolution"


def loaded(key, change=lambda text: text):
    """That procedure, in force, with this change made to its text."""
    return ProcedureVersion.load_text(change((Path(demo.PROCEDURE).parent / f"{key}.toml").read_text()))


def begun(council, version, stage=None, by="Dilys Ashgrove", child="Alder Brook", opening=None, **concern):
    """A concern about that child under this procedure, raised at its first stage unless another is named."""
    procedure = version.procedure
    stages = procedure.stages_for(concern.get("kind"))
    heading = {"headings": [procedure.headings[0].key]} if procedure.headings else {"heading_words": "Drift"}
    children = [council.children[child]] if child else []
    words = CONCERN | heading | concern
    return Escalation.raise_for(children, council.person(by), version, stage or stages[0].key, words, opening)


def sent(council, version, stage, **more):
    """The same, taken over where another raises that stage, so that it is sent."""
    consulted = {each.consult: CONSULTED for each in version.procedure.stages if each.consult}
    card = begun(council, version, stage, opening={"bypass_words": "It cannot wait.", "consulted": consulted}, **more)
    return taken_over(card)


def taken_over(card):
    """This card, its stage taken over by whoever holds the post on which it waits."""
    for raiser in card.entry.awaited[:1]:
        card.entry.take_over(raiser.post.holder())
    return card
