"""Faults of a procedure's stages that no single key shows."""

import re
from collections.abc import Iterator

from rules.procedure.shapes import Procedure
from rules.procedure.stage import Stage

Fault = tuple[str, str]  # the key path, and a sentence


def faults_in_stages(procedure: Procedure) -> Iterator[Fault]:
    """Each fault of the stages, once everything they take from one another is written out."""
    if not procedure.stages:
        yield "stages", "There are no stages. A procedure needs at least one."
    for n, stage in enumerate(procedure.stages):
        where = f"stages[{n}]"
        yield from _of_consents(stage, where)
        yield from _of_recipients(stage, where)
        yield from _of_referral(stage, where, procedure)
        if stage.consult and procedure.bypass != "consult":
            yield (f"{where}.consult", "Nobody would be consulted: bypass is not “consult” in this file.")
    for kind in procedure.kinds:
        if not procedure.stages_for(kind):
            yield f"kinds.{kind}", "No stage is for this kind of case."
    if procedure.bypass == "consult" and not any(stage.consult for stage in procedure.stages):
        yield ("bypass", "No stage says whom to consult before it is bypassed. Write consult at the stages.")
    if not re.fullmatch("[A-Z]{1,6}", procedure.word("prefix")):
        yield ("words.prefix", "The prefix stands before a number, as in IR-41. Use one to six capital letters.")


def _of_consents(stage: Stage, where: str) -> Iterator[Fault]:
    for n, consent in enumerate(stage.consents):
        if consent.role and consent.role in stage.raised_by:
            sentence = f"“{consent.role}” raises this stage and cannot also consent to it. Name another role."
            yield f"{where}.consents[{n}].role", sentence


def _of_recipients(stage: Stage, where: str) -> Iterator[Fault]:
    roles = [recipient.role for recipient in stage.recipients]
    for n, role in enumerate(roles):
        if role and role in roles[:n]:
            yield f"{where}.recipients[{n}].role", f"“{role}” is written to twice here. Keep one of them."
    answering = any(recipient.part == "answers" for recipient in stage.recipients)
    if stage.form == "answer" and not answering:
        yield (f"{where}.recipients", 'Nobody answers here. Name a role that does, or write form = "notice".')
    if stage.form == "notice" and answering:
        yield (f"{where}.recipients", 'A notice waits for nobody. Write part = "told" for each, or another form.')


def _of_referral(stage: Stage, where: str, procedure: Procedure) -> Iterator[Fault]:
    modes = procedure.referral.modes if procedure.referral else ()
    if stage.form == "referral" and "last stage" not in modes:
        yield (f"{where}.form", "This stage is a referral, but [referral] does not name “last stage” among its modes.")
