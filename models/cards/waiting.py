"""On whom a card waits: who takes it over, the next consent, those who must answer, the raiser who must judge."""

from dataclasses import dataclass

from models.cards.meeting import after_it, before_it, is_owed_by, was_held
from models.cards.referral import referral


@dataclass(frozen=True)
class Waiting:
    words: str
    on_me: bool


def waiting(escalation, stage, entry, rows, person, at):
    """On whom the card waits now, in words, and whether that is this person."""
    if entry.ended_at is not None:
        return Waiting("ended", False)
    here = _here(escalation, stage, entry, rows, person, at)
    words, on_me = [here.words], here.on_me
    for deadline in rows.beside(entry):
        holder = rows.holders.get(deadline.owed_by_post_id)
        words.append(f"{holder.name if holder else 'somebody'} still owes: {deadline.label}")
        on_me = on_me or deadline.is_owed_by(person)
    return Waiting("; ".join(words), on_me)


def _here(escalation, stage, entry, rows, person, at):
    if awaited := rows.awaited(entry):
        names = " or ".join(_name(raiser, rows) for raiser in awaited)
        return Waiting(f"waits on {names}, to take it over", any(raiser.is_for(person) for raiser in awaited))
    given = {consent.rule_key for consent in rows.consents[entry.id]}
    wanted = next((rule for rule in stage.consents if rule.key not in given), None)
    if wanted:
        role = escalation.procedure.roles[wanted.role]
        return Waiting(f"waits on the {role.title} ({wanted.kind})", role.acts_as in person.standing.roles)
    raiser = rows.raiser(entry)
    is_raiser = person.id in (raiser.id, rows.raiser_id_of(escalation))
    if stage.form == "referral":
        return referral(escalation, entry, rows, raiser.name, is_raiser, at)
    if is_answered(stage, entry, rows):
        verdict = rows.verdicts.get(entry.id)
        judged = f", {verdict.verdict}" if verdict else ""
        answered = "meeting held" if stage.is_meeting else "answered"
        if agreeing := after_it(entry, rows):
            return Waiting(f"{answered}{judged}; {agreeing}", is_owed_by(entry, rows, person, at) or is_raiser)
        return Waiting(f"{answered}{judged}; waits on {raiser.name}", is_raiser)
    if stage.is_meeting:
        return Waiting(before_it(entry, rows, at), is_owed_by(entry, rows, person, at))
    if stage.form == "notice":
        return _notice(stage, entry, rows, raiser.name, is_raiser)
    owing = [r for r in rows.recipients[entry.id] if r.id not in rows.answered]
    joined = " and " if stage.answered_by == "each" else " or "
    names = joined.join(_name(recipient, rows) for recipient in owing) or "nobody yet"
    late = any(d.entry_id == entry.id and d.at_end == "prompt" and d.breached_at for d in _deadlines(entry, rows))
    return Waiting(f"waits on {names}", any(r.is_for(person) for r in owing) or (is_raiser and late))


def _notice(stage, entry, rows, name, is_raiser):
    """A notice waits for nobody to answer; whoever gives it tells the others, and goes on where something follows."""
    if any(d.entry_id == entry.id and d.stops == "told" for d in _deadlines(entry, rows)):
        return Waiting(f"waits on {name}, to tell them", is_raiser)
    if stage.is_only_told:
        return Waiting("for information; waits for nobody", False)
    return Waiting(f"waits on {name}, to move it on", is_raiser)


def is_answered(stage, entry, rows):
    """True once any one, or each, of those who must answer has answered."""
    if stage.is_meeting:
        return was_held(entry, rows)
    recipients = rows.recipients[entry.id]
    rule = all if stage.answered_by == "each" else any
    return bool(recipients) and rule(recipient.id in rows.answered for recipient in recipients)


def _name(addressed, rows):
    person = getattr(addressed, "person", None) or rows.holders.get(addressed.post_id)
    return (
        f"{person.name}, {addressed.title}"
        if person
        else getattr(addressed, "outsider", "") or f"the {addressed.title}"
    )


def _deadlines(entry, rows):
    return rows.deadlines[entry.escalation_id]
