"""Which of a stage's recipients somebody acts for."""

from models.base import now
from rules.words import time_words
from views.acting import refuse
from views.me import me

NOT_SENT_TO_YOU = "This stage was sent to somebody else. Only they, or their cover, can acknowledge and answer it."


def mine(escalation, said):
    """The recipient that the person signed in acts for at the stage that stands; `said` when it was done already.

    403 where there is none; 409, with who moved it on, where it was theirs at a stage before.
    """
    found = _of_mine(escalation.entry)
    return found or refuse(escalation, said, *_why_not(escalation))


def _of_mine(entry):
    return next((recipient for recipient in entry.answering if recipient.is_for(me())), None)


def _why_not(escalation):
    entry = escalation.entry
    before = next((e for e in reversed(list(escalation.entries)) if e.sent_at and _of_mine(e)), None)
    if before is None:
        return 403, NOT_SENT_TO_YOU
    return 409, (
        f"{entry.recorded_by.name} moved {escalation} from {before.stage.label} to {entry.stage.label} "
        f"on {time_words(entry.opened_at, now())}. It waits on somebody else now, so nothing of yours was saved."
    )
