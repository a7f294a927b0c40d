"""On whom a card waits: the next consent, those who must answer, or the raiser who must judge the answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Waiting:
    words: str
    on_me: bool


def waiting(escalation, stage, entry, rows, person):
    """On whom the stage waits now, in words, and whether that is this person."""
    if entry.ended_at is not None:
        return Waiting("ended", False)
    given = {consent.rule_key for consent in rows.consents[entry.id]}
    wanted = next((rule for rule in stage.consents if rule.key not in given), None)
    if wanted:
        role = escalation.procedure.roles[wanted.role]
        return Waiting(f"waits on the {role.title} ({wanted.kind})", role.acts_as in person.standing.roles)
    is_raiser = person.id in (entry.raised_by_id, escalation.raised_by_id)
    if is_answered(stage, entry, rows):
        verdict = rows.verdicts.get(entry.id)
        judged = f", {verdict.verdict}" if verdict else ""
        return Waiting(f"answered{judged}; waits on {entry.raised_by.name}", is_raiser)
    owing = [r for r in rows.recipients[entry.id] if r.id not in rows.answered]
    names = " and ".join(_name(recipient, rows) for recipient in owing) or "nobody yet"
    late = any(d.entry_id == entry.id and d.at_end == "prompt" and d.breached_at for d in _deadlines(entry, rows))
    return Waiting(f"waits on {names}", any(r.is_for(person) for r in owing) or (is_raiser and late))


def is_answered(stage, entry, rows):
    """True once any one, or each, of those who must answer has answered."""
    recipients = rows.recipients[entry.id]
    rule = all if stage.answered_by == "each" else any
    return bool(recipients) and rule(recipient.id in rows.answered for recipient in recipients)


def _name(recipient, rows):
    holder = recipient.person if recipient.person_id else rows.holders.get(recipient.post_id)
    return f"{holder.name}, {recipient.title}" if holder else recipient.outsider or f"the {recipient.title}"


def _deadlines(entry, rows):
    return rows.deadlines[entry.escalation_id]
