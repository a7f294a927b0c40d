"""What a person may do about an outside body and about legal advice, at any point of a concern."""


def outside_moves(escalation, person):
    """(may, is the one thing to do, name, words) for each."""
    entry, rule = escalation.entry, escalation.procedure.referral
    if rule:
        is_due = entry.is_referral and not entry.is_answered and entry.is_open and entry.raiser.id == person.id
        asks = "advice from, or a referral to," if "advice" in escalation.referral_modes else "a referral to"
        yield escalation.can_refer(person), is_due, "referrals", f"Record {asks} {rule.body}"
        waits = [referral for referral in escalation.open_referrals() if escalation.opens("refer", person)]
        yield bool(waits), False, "referral_results", f"Record what came of it at {rule.body}"
    if escalation.opens("legal advice", person):
        yield from advice_moves(escalation, entry, person)


def advice_moves(escalation, entry, person):
    """The same for the officer's own legal advice."""
    advice = escalation.advice_for(person)
    expects = "legal advice" in entry.stage.facts and entry.is_open and not any(a.entry_id == entry.id for a in advice)
    yield escalation.outcome is None, expects, "advice", "Record independent legal advice"
    waits = any(each.said is None for each in advice)
    yield waits, False, "advice_said", "Record what the legal advice says"
    kept = any(each.shared_at is None for each in advice)
    yield kept, False, "advice_shared", "Share legal advice with the head of the service"
