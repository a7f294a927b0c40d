"""A decision that was not agreed is carried over to a concern: where that starts, and why there (req 2.93)."""

from rules.procedure.reaching import LADDER, reaching


def starting_with(procedure, kind, decision):
    """{field: [text]} of where the concern starts: at the first stage that reaches who did not agree."""
    stages = procedure.stages_for(kind or None)
    stage = reaching(stages, procedure.roles, refused_as(decision))
    if stage is None or stage == stages[0] or procedure.bypass == "never":
        return {}
    passed = " and ".join(each.label for each in stages[: stages.index(stage)])
    said = sentence(f"{who_refused(decision)} did not agree to the decision, and {passed} is not sent to them")
    asking = [reason.key for reason in procedure.bypass_reasons if reason.asks_words]
    return {"starts": ["later"], "stage": [stage.key], "bypass_words": [said], "bypass_reason": asking[:1]}


def refused_as(decision):
    """In which role of the matrix the decision was not agreed: of whoever answered, or who was to."""
    reply = decision.reply
    held = [role for role in LADDER[1:] if reply.by and not reply.replied_by and role in reply.by.roles]
    owed = [decision.review.procedure.roles[rule.owed_by].acts_as for rule in decision.review.answering]
    return next(iter([*held, *owed]), "")


def who_refused(decision):
    """The name of whoever did not agree to it."""
    return decision.reply.replied_by or decision.reply.by.name


def sentence(text):
    """The text with a full stop, unless it ends a sentence already."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", ".”", ".’")) else f"{text}."
