"""A procedure drawn as plain text that a council's officer can read and compare with the printed page."""

from collections.abc import Iterable, Iterator

from rules.procedure.clock_words import clock_words
from rules.procedure.layout import bullets, days, lines, listed
from rules.procedure.shapes import Procedure
from rules.procedure.stage import Branch, Stage

BYPASS = {
    "freely": "any stage may be bypassed",
    "reason": "any stage may be bypassed, with a reason",
    "consult": "a stage may be bypassed once the role named there has been consulted",
    "never": "no stage may be bypassed",
}
REFERRALS = {"advice": "for advice", "beside": "beside the stages", "ends": "ending them", "last stage": "as the last"}
FORMS = {
    "meeting arranged": "a meeting to be arranged",
    "meeting held": "a meeting to be held",
    "referral": "a referral",
    "notice": "a notice; nobody has to answer",
}


def draw(procedure: Procedure) -> str:
    """Who it is for, the limits for the whole, and each stage with its people, limits, gates and ways on."""
    parts = [_head(procedure), *(_stage(stage, procedure) for stage in procedure.stages), _foot(procedure)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _head(procedure: Procedure) -> list[str]:
    said = [
        ("owner", procedure.owner),
        ("in force", days(procedure.in_force, procedure.review_by)),
        ("for", listed(procedure.applies_to)),
        ("about", listed(procedure.about)),
        ("kinds of case", listed(procedure.kinds.values())),
        ("comes from", listed(procedure.origins.values())),
        ("headings", listed(heading.label for heading in procedure.headings) or "free words"),
        ("urgency", listed(" ".join((u.label, f"({u.risk})" * bool(u.risk))).strip() for u in procedure.urgencies)),
        ("in all", clock_words(procedure.overall, procedure) if procedure.overall else "no overall limit"),
        ("bypass", BYPASS[procedure.bypass]),
        ("reasons", listed(reason.label for reason in procedure.bypass_reasons)),
        ("signed off", "once every action that was agreed is done" if procedure.actions_first else ""),
        ("referral", _referral(procedure)),
        *(("also", duty.label) for duty in procedure.duties),
        ("out of hours", procedure.out_of_hours),
    ]
    return [f"{procedure.title}, {procedure.version} ({procedure.key})", *lines(said)]


def _stage(stage: Stage, procedure: Procedure) -> list[str]:
    kinds = f", for {listed(procedure.kinds[kind] for kind in stage.kinds)}" if stage.kinds else ""
    said = [
        ("it is", FORMS.get(stage.form, "")),
        ("raised by", _titles(stage.raised_by, procedure, " or ")),
        ("recorded by", _titles(stage.recorded_by, procedure, " or ")),
        *_people(stage, procedure),
        ("urgency", "asked" if stage.rated else ""),
        *(("limit", clock_words(clock, procedure, stage)) for clock in stage.clocks),
        ("limit", "" if stage.clocks or stage.form == "notice" else "none"),
        *((f"gate {n}", consent.label) for n, consent in enumerate(stage.consents, start=1)),
        ("contacts", listed(stage.facts)),
        ("to bypass it", f"consult the {_titles((stage.consult,), procedure)}" if stage.consult else ""),
        ("satisfied", _satisfied(stage, procedure)),
        ("case note", ": ".join(filter(None, (stage.case_note, listed(stage.case_note_parts))))),
        *(("on the file", filing.label) for filing in stage.filings),
        ("please note", stage.note),
        *(("then", _branch(branch, procedure)) for branch in stage.branches),
        ("then", _onward(stage, procedure)),
        ("source", stage.source),
    ]
    return [f"{stage.label} ({stage.tier}{kinds})", *lines(said)]


def _foot(procedure: Procedure) -> list[str]:
    clocks = [clock for stage in procedure.stages for clock in stage.clocks]
    clocks += [procedure.overall] if procedure.overall else []
    notes = dict.fromkeys([*procedure.notes, *(clock.note for clock in clocks if clock.note)])
    return ["Kept as the document has it", *bullets(notes)] if notes else []


def _people(stage: Stage, procedure: Procedure) -> Iterator[tuple[str, str]]:
    meets = stage.is_meeting
    every = meets or stage.answered_by == "each"
    for part, name, joined in (
        ("answers", "meets with" if meets else "answers", " and " if every else " or "),
        ("copied", "copied", ", "),
        ("told", "told", ", "),
    ):
        roles = [recipient.role for recipient in stage.recipients if recipient.part == part]
        each = "each of " if part == "answers" and stage.answered_by == "each" and len(roles) > 1 else ""
        yield name, each + _titles(roles, procedure, joined)


def _satisfied(stage: Stage, procedure: Procedure) -> str:
    if stage.satisfied == ("raiser",):
        return ""
    roles = [role for role in stage.satisfied if role != "raiser"]
    return listed([*(["whoever raised it first"] if "raiser" in stage.satisfied else []), _titles(roles, procedure)])


def _branch(branch: Branch, procedure: Procedure) -> str:
    urgencies = " or ".join(procedure.urgency(key).label for key in branch.urgency)
    kinds = " or ".join(procedure.kinds[key] for key in branch.kind)
    cases = " and ".join(filter(None, (urgencies, " or ".join(branch.status), kinds)))
    return f"{procedure.stage(branch.to).label}{f', if {cases}' if cases else ''}"


def _onward(stage: Stage, procedure: Procedure) -> str:
    ways = [procedure.after(stage.key, kind=kind) for kind in stage.kinds or tuple(procedure.kinds) or (None,)]
    labels = dict.fromkeys(way.label for way in ways if way)
    to_branches = {procedure.stage(branch.to).label for branch in stage.branches}
    onward = [label for label in labels if label not in to_branches]
    return " or ".join(onward) if labels else "nothing follows"


def _referral(procedure: Procedure) -> str:
    referral = procedure.referral
    if referral is None:
        return ""
    said = [f"{referral.body}, {listed(REFERRALS[mode] for mode in referral.modes)}"]
    said += [f"consult {_titles(referral.consult, procedure, ' and ')}"] if referral.consult else []
    said += ["children in care only"] if referral.in_care_only else []
    return "; ".join(said)


def _titles(roles: Iterable[str], procedure: Procedure, joined: str = ", ") -> str:
    return joined.join(procedure.roles[role].title for role in roles)
