"""Which of a stage's recipients somebody acts for."""

from flask import abort

from views.me import me

NOT_SENT_TO_YOU = "This stage was sent to somebody else. Only they, or their cover, can acknowledge and answer it."


def mine(escalation):
    """The recipient that the person signed in acts for at the stage that stands; 403 where there is none."""
    found = next((recipient for recipient in escalation.entry.answering if recipient.is_for(me())), None)
    return found or abort(403, NOT_SENT_TO_YOU)
