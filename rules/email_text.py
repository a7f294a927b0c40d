"""What an email says: the reference, the urgency's word, when it is due, and the way to the card. Nothing else of it."""

from datetime import datetime

from rules.london import in_london
from rules.words import day_words, time_words

# By what happened, and where it matters by the reader's part: the subject's words, and the first sentence.
SAID = {
    "sent to answers": ("please answer", "{} has been sent to you. Acknowledge it, then answer."),
    "sent to copied": ("for your information", "You are copied in to {}. You do not have to answer."),
    "sent to told": ("for your information", "You are told of {}. You do not have to answer."),
    "acknowledged": ("acknowledged", "{} has been acknowledged. The answer is still to come."),
    "answered": ("answered", "There is an answer to {}. Read it, and see what comes next."),
    "progressed": ("moved to another stage", "{} has been moved to another stage."),
    "awaits raiser": ("yours to take over", "{} is at a stage that you raise. Take it over, so that it is sent."),
    "awaits consent": ("your consent is awaited", "{} is not sent until you have recorded your consent."),
    "consented": ("your consent is awaited", "{} is not sent until you have recorded your consent."),
    "warned": ("due soon", "Something on {} falls due soon and is not done yet."),
    "breached": ("overdue", "Something on {} is overdue."),
    "prompted": ("time to decide", "The time for {} to be settled is over. Decide what happens next."),
}
INVITED = """\
You have been given an account in Footprint. Choose a password here, within seven days:

{link}

The link works once. If you did not expect this, ask your administrator.
"""
FORGOTTEN = """\
Choose a new password here, within one hour:

{link}

The link works once. If you did not ask for it, you need not do anything: your password stays as it is.
"""
# By purpose; the link itself is put in when the email goes out.
LINKS = {"invitation": ("Footprint: your account", INVITED), "reset": ("Footprint: a new password", FORGOTTEN)}
PAST = ("breached", "prompted")
CLOSING = "This message says no more on purpose. Sign in to read about it; do not reply to this address."


def due_words(due: datetime, in_hours: bool, now: datetime) -> str:
    """`Tue 3 Mar 11:00`, or `the end of Thu 5 Mar` where days are counted and the whole of the last is in time."""
    return time_words(due, now) if in_hours else f"the end of {day_words(in_london(due).date(), now)}"


def compose(kind: str, part: str, reference: str, urgency: str, due: str, link: str) -> tuple[str, str]:
    """(subject, text) of an email. `due` is in words and, like the urgency, may be empty."""
    words, sentence = SAID[f"sent to {part}" if kind == "sent" else kind]
    by = "since" if kind in PAST else "by"
    subject = f"{' '.join(filter(None, (reference, urgency)))}: {words}" + (f" {by} {due}" if due else "")
    facts = [("Urgency", urgency), ("Was due" if kind in PAST else "Due", due)]
    lines = [f"{name}: {value}" for name, value in facts if value]
    return subject, "\n\n".join(filter(None, (sentence.format(reference), "\n".join(lines), link, CLOSING))) + "\n"
