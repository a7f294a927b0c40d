"""Raising a concern: check, the escalation, the children, the first stage with its clocks."""

from models.base import now
from models.board_revision import BoardRevision
from models.child import Child
from models.database import writing
from models.errors import Incomplete, NotYours
from rules.london import london_date

REQUIRED = {
    "what_is_wrong": "Enter what is wrong",
    "impact": "Enter what this means for the child",
    "asked_for": "Enter what you ask for",
}

# What only gives notice asks for nothing.
REQUIRED_OF_A_NOTICE = {
    "what_is_wrong": "Enter what happened",
    "impact": "Enter what it meant for the child",
}


class Raising:
    @classmethod
    def raise_for(cls, children, by, version, stage, concern, opening=None, at=None):
        """Raise a concern about these children under a procedure's version; `stage` is the key it starts at.

        `concern` holds the escalation's own columns, `opening` what `open_stage` takes besides (urgency, why it
        is that urgent, the reason of a bypass, agreed dates). Returns the escalation, its first stage open and,
        unless consents are awaited, sent. Raises NotYours and Incomplete (req 1.11, 1.24, 1.27).
        """
        at = at or now()
        children = list(children)
        cls._check(children, by, version.procedure, concern)
        with writing():
            BoardRevision.raise_for(version.key)
            row = {"headings": [], "standards": [], **concern, "happened_at": at, "raised_by": by}
            escalation = cls.create(number=cls.next_number(), procedure_version=version, board=version.key, **row)
            for child in children:
                escalation.add("concerning", child=child, status=child.status_on(london_date(at)))
            passed = escalation.passed_at_first(stage)
            label = version.procedure.stage(stage).label
            consulted = escalation.consulted_words(passed, opening or {})
            told = {"stage": label, "heading": escalation.heading, "consulted": consulted}
            escalation.tell("raised", by, happened_at=at, **told)
            escalation.open_stage(stage, by, at, bypassed=passed, because="raised", **(opening or {}))
            return escalation

    def passed_at_first(self, stage):
        """The keys of the stages passed over when it starts at this one.

        Raises Incomplete for a stage that this kind of case does not have.
        """
        return self.passed_over(self.procedure.stages_for(self.kind or None)[0].key, stage)

    @classmethod
    def _check(cls, children, by, procedure, concern):
        """Raise NotYours for a child out of reach, Incomplete for what is missing."""
        if not by.standing.letters("raise"):
            raise NotYours("Only reviewing officers and the quality service can raise a concern.")
        reach = Child.select().visible_to(by, "raise").where(Child.id.in_([child.id for child in children]))
        if reach.count() != len(children):
            raise NotYours("One of these children is not in your caseload. Ask the quality service to raise it.")
        kind = concern.get("kind") or None
        about = procedure.may_be_about(kind)
        asked = REQUIRED if procedure.asks(kind) else REQUIRED_OF_A_NOTICE
        problems = {field: sentence for field, sentence in asked.items() if not concern.get(field, "").strip()}
        problems |= _outside_problems(procedure, children, concern)
        if not children and not {"service", "person"} & set(about):
            problems["children"] = "Choose the child or children this is about"
        if len(children) > 1 and "children" not in about:
            problems["children"] = "This procedure takes one child at a time"
        if procedure.asks(kind):
            problems |= _heading_problems(procedure, concern)
        if problems:
            raise Incomplete(**problems)


def _outside_problems(procedure, children, concern):
    """A procedure may be used for a child whom it is not written for: that is a judgement, and needs its reason."""
    outside = [child for child in children if not procedure.is_for(child.status_on())]
    if not outside or (concern.get("outside_why") or "").strip():
        return {}
    who = " and ".join(f"{child.initials} ({child.status_on()})" for child in outside)
    meant = " or ".join(procedure.applies_to)
    return {"outside_why": f"This procedure is for children: {meant}. Say why you use it for {who}"}


def _heading_problems(procedure, concern):
    """What is wrong with the headings: none chosen, one that the procedure does not know, words missing."""
    known = {heading.key: heading for heading in procedure.headings}
    chosen = concern.get("headings", [])
    if not known:
        return {} if concern.get("heading_words", "").strip() else {"heading_words": "Enter what kind of concern it is"}
    if not chosen or any(key not in known for key in chosen):
        return {"headings": "Choose what kind of concern it is"}
    if any(known[key].asks_words for key in chosen) and not concern.get("heading_words", "").strip():
        return {"heading_words": "Enter what kind of concern it is"}
    return {}
