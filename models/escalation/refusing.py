"""Why a form on a card could only be refused now: said before it is filled in."""


def why_not(escalation, noun):
    """What stands in the way of this noun's form, and what to do instead; an empty text where nothing does."""
    if escalation.outcome:
        return ENDED.get(noun, "").format(card=escalation)
    return OPEN.get(noun, _nothing)(escalation, escalation.entry)


ENDED = {
    "outcomes": "{card} has already ended: its outcome is in the history. If it did not hold, open it again.",
    "withdrawals": "{card} has already ended, so there is nothing to withdraw. Add a note if something was wrong.",
    "verdicts": "{card} has ended, so there is no answer left to judge. If the outcome did not hold, open it again.",
    "ratings": "{card} has ended, so its urgency changes nothing any more.",
    "typed_answers": "{card} has ended. Add the answer as a note, or open the card again.",
    "contacts": "{card} has ended. Add what was said as a note.",
    "acknowledgements": "{card} has ended, so there is nothing to acknowledge.",
    "responses": "{card} has ended, so it waits on no answer. Add what you want to say as a note.",
}


def _not_ended(escalation, entry):
    return f"{escalation} is open, so there is nothing to open again."


def _not_answered(escalation, entry):
    if entry.is_answered:
        return ""
    if entry.is_meeting:
        return "No meeting was held yet. When it was, you can say whether it settled this."
    return "There is no answer yet. When it comes you can accept it or not; when it does not come, move the card on."


def _not_sent(escalation, entry):
    if entry.sent_at is None:
        return f"{entry.stage.label} has not been sent yet, so there is no answer to type in."
    if entry.is_meeting:
        return f"{entry.stage.label} is a meeting: record that it was held, and what was said."
    return "" if list(entry.answering) else f"{entry.stage.label} asks nobody for an answer."


def _not_rated(escalation, entry):
    return "" if entry.stage.rated else f"{entry.stage.label} has no urgency to change."


def _waits_for_nobody(escalation, entry):
    return "" if entry.sent_at else f"{entry.stage.label} has not been sent yet, so it waits for no answer."


def _nothing(escalation, entry):
    return ""


OPEN = {
    "reopenings": _not_ended,
    "verdicts": _not_answered,
    "typed_answers": _not_sent,
    "ratings": _not_rated,
    "responses": _waits_for_nobody,
    "acknowledgements": _waits_for_nobody,
}
