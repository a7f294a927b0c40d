"""The small marks on a card, each with its words."""

from models.cards.meeting import was_held
from models.escalation.contacting import TELLINGS
from rules.london import london_date
from rules.words import day_words, time_words


def marks(stage, procedure, entry, rows, now):
    """What was done at this stage and what is still missing, in words."""
    return [
        *_told(stage, entry, rows, now),
        *_met(entry, rows, now),
        *_seen(entry, rows, now),
        *_passed(procedure, entry),
        *_outside(procedure, entry, rows, now),
        *_gate(stage, entry, rows, now),
    ]


def _told(stage, entry, rows, now):
    for fact in stage.facts:
        contact = next((c for c in rows.contacts[entry.id] if c.means in TELLINGS.get(fact, ())), None)
        if contact:
            reached = "" if contact.reached else ", not reached"
            yield f"✓ {fact} {day_words(london_date(contact.happened_at), now)}{reached}"


def _met(entry, rows, now):
    for meeting in rows.meetings[entry.id]:
        if meeting.held_at:
            yield f"✓ meeting held {day_words(london_date(meeting.held_at), now)}"
        elif meeting.stands:
            yield f"✓ meeting arranged for {time_words(meeting.meets_at, now)}"
        else:
            yield f"○ meeting of {day_words(london_date(meeting.meets_at), now)} called off"


def _seen(entry, rows, now):
    if entry.sent_at is None:
        return
    for recipient in rows.recipients[entry.id]:
        answered, seen = (rows.answered.get(recipient.id), rows.acknowledged.get(recipient.id))
        if answered:
            yield f"✓ answered {day_words(london_date(answered.happened_at), now)}"
        elif seen:
            yield f"✓ acknowledged {time_words(seen.happened_at, now)}"
        elif recipient.post_id and not was_held(entry, rows):
            yield "○ not yet acknowledged"
        if recipient.id in rows.more_time and not answered:
            yield f"○ needs until {day_words(rows.more_time[recipient.id].until, now)}"


def _passed(procedure, entry):
    if entry.bypassed:
        labels = " and ".join(procedure.stage(key).label for key in entry.bypassed)
        yield f"✓ bypassed {labels}"


def _outside(procedure, entry, rows, now):
    for referral in rows.referrals[entry.escalation_id]:
        what = "advice from" if referral.mode == "advice" else "referred to"
        yield f"✓ {what} {procedure.referral.body} {day_words(london_date(referral.happened_at), now)}"


def _gate(stage, entry, rows, now):
    labels = {rule.key: rule.label for rule in stage.consents}
    for consent in rows.consents[entry.id]:
        yield f"✓ {labels[consent.rule_key]}, {day_words(london_date(consent.happened_at), now)}"
