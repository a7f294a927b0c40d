"""What each part of a case note says, line by line, in plain text that still tells its dates in ten years' time."""

from models.base import now
from rules.london import in_london

VERDICTS = {
    "accepted": "accepted the answer",
    "not accepted": "did not accept the answer",
    "no answer": "recorded that there was no answer",
}
OF_A_MEETING = {
    "accepted": "said that the meeting settled it",
    "not accepted": "said that the meeting did not settle it",
    "no answer": "recorded that no meeting was held",
}


def said(escalation, entries, all_entries):
    """The lines of a note about these stages, by part; talks are told from the first stage on."""
    return {
        "child": [f"{child.initials} ({child.reference})" for child in escalation.children],
        "stage": _of_each(entries, stage),
        "reason": list(reason(escalation)),
        "impact": list(impact(escalation)),
        "discussions": [*filter(None, [escalation.said]), *_of_each(all_entries, talks)],
        "asked for": _of_each(entries, asked),
        "response": _of_each(entries, response),
        "outcome": list(outcome(escalation)),
    }


def stage(entry):
    escalation = entry.escalation
    yield f"{entry.stage.label}, opened {on(entry.opened_at)} by {entry.raised_by.name} ({escalation})."
    if taken := entry.handover:
        yield f"{entry.stage.label}, taken over {on(taken.happened_at)} by {taken.by.name}, {taken.title}."
    if entry.bypassed:
        labels = " and ".join(escalation.procedure.stage(key).label for key in entry.bypassed)
        why = escalation.reason_words({"bypass_reason": entry.bypass_reason, "bypass_words": entry.bypass_words})
        yield f"Bypassed: {labels}. {why}"
        for asked in entry.consultations:
            yield f"Consulted: {asked.who}, {asked.title}, {day(asked.happened_on)}, {asked.means}."
    rules = {rule.key: rule.label for rule in entry.stage.consents}
    for consent in entry.consents:
        yield f"{rules[consent.rule_key]}: {consent.by.name}, {on(consent.happened_at)}."


def reason(escalation):
    labels = [escalation.procedure.heading(key).label for key in escalation.headings]
    yield ", ".join(filter(None, [*labels, escalation.heading_words]))
    for standard in filter(None, [*escalation.standards, escalation.other_standard]):
        yield f"Standard not met: {standard}"
    yield escalation.what_is_wrong
    for added in escalation.addenda:
        yield f"Added by {added.by.name}, {on(added.recorded_at)}: {added.words}"


def impact(escalation):
    yield escalation.impact
    if escalation.risk:
        yield f"Risk: {escalation.risk}"
    if escalation.wishes:
        yield f"Wishes and feelings: {escalation.wishes}"


def talks(entry):
    for contact in entry.contacts.order_by(entry.contacts.model.happened_at):
        word = "to" if contact.means == "email" else "with"
        whom = f" {word} {contact.with_whom}" if contact.with_whom else ""
        missed = "" if contact.reached else " (not reached)"
        yield f"{on(contact.happened_at)}, {contact.means}{whom}{missed}. {contact.words}".strip()


def asked(entry):
    escalation = entry.escalation
    if entry.wanted:
        yield entry.wanted
    if escalation.asked_by:
        yield f"Asked for by {day(escalation.asked_by)}."
    if entry.urgency:
        yield f"Urgency: {', '.join(filter(None, [entry.urgency.label, entry.urgency.risk]))}."
    limits = entry.deadlines.where(entry.deadlines.model.kind == "limit", entry.deadlines.model.stops == "answered")
    for deadline in limits:
        if not deadline.superseded_by.exists():
            yield f"{deadline.label} due {on(deadline.due)} ({deadline.limit_words})."


def response(entry):
    for recipient in entry.answering:
        seen = recipient.acknowledgement
        if seen and not recipient.is_answered:
            yield f"Acknowledged by {seen.by.name}, {recipient.title}, {on(seen.happened_at)}."
        for answer in recipient.responses:
            recorded = (
                f", recorded by {answer.by.name} {on(answer.recorded_at)}" if answer.means != "in writing" else ""
            )
            how = f"{answer.answered_by}, {recipient.title}, {answer.means}, {on(answer.happened_at)}{recorded}"
            yield f"{how}: {answer.words}"
    yield from meetings(entry)
    for referral in entry.referrals:
        yield from outside(entry.escalation, referral)
    if not entry.is_answered and not entry.responses and entry.is_open and not entry.is_referral:
        yield "No meeting was held yet." if entry.is_meeting else "No answer yet."
    verdicts = OF_A_MEETING if entry.is_meeting else VERDICTS
    for verdict in entry.verdicts:
        yield f"{verdict.by.name} {verdicts[verdict.verdict]}, {on(verdict.happened_at)}. {verdict.words}".strip()
    for action in entry.actions:
        yield _action(action)


def meetings(entry):
    for meeting in entry.meetings:
        where = f"{on(meeting.held_at or meeting.meets_at)}, {meeting.place}".removesuffix(", ")
        if meeting.held_at:
            yield f"Meeting held {where}. There were: {_on_a_line(meeting.attended)}. {meeting.said}"
        elif meeting.called_off_at:
            yield f"Meeting arranged for {where}, called off by {meeting.called_off_by.name}: {meeting.called_off_why}"
        else:
            yield f"Meeting arranged for {where}. To attend: {_on_a_line(meeting.attending)}."


def outcome(escalation):
    end = escalation.outcome
    if end is None:
        yield f"Open at {escalation.entry.stage.label} on {day(in_london(now()))}."
        return
    yield f"{end.label}, {on(end.happened_at)}, at {end.entry.stage.label}. Recorded by {end.by.name}."
    yield end.words
    for satisfied in end.satisfactions:
        yield f"Satisfied: {satisfied.who}, {satisfied.title}."
    if end.not_escalated:
        yield f"Not escalated, because: {end.not_escalated}"


def on(instant):
    """`Thu 19 Nov 2026, 10:20` in London."""
    there = in_london(instant)
    return f"{day(there)}, {there:%H:%M}"


def day(date):
    """`Thu 19 Nov 2026`."""
    return f"{date:%a} {date.day} {date:%b %Y}"


def outside(escalation, referral):
    what = "Advice (guidance, not legal advice) from" if referral.is_advice else "Referred to"
    body = escalation.procedure.referral.body
    yield f"{what} {body}, {on(referral.happened_at)}, recorded by {referral.by.name}: {referral.why}"
    if referral.consulted:
        when = f", {day(referral.consulted_on)}" if referral.consulted_on else ""
        yield f"Consulted before it: {referral.consulted}{when}."
    if referral.not_in_care:
        yield f"Referred although the child was not in care, because: {referral.not_in_care}"
    if referral.came_of_it:
        yield f"What came of it at {body}, {day(referral.came_on)}: {referral.came_of_it}"


def _on_a_line(text):
    return "; ".join(filter(None, map(str.strip, text.splitlines())))


def _action(action):
    by_when = f", by {day(action.by_when)}" if action.by_when else ""
    done = f"done {day(action.done_on)}" if action.done_on else "not done yet"
    return f"Agreed: {action.what} ({action.who}{by_when}): {done}."


def _of_each(entries, lines):
    """The lines of each stage, led by its name where the note is about several and a line does not begin with it."""
    several = len(entries) > 1
    told = {entry: list(dict.fromkeys(lines(entry))) for entry in entries}
    return [
        line if not several or line.startswith(entry.stage.label) else f"{entry.stage.label}: {line}"
        for entry, words in told.items()
        for line in words
    ]
