"""What an email about reviews says: which by its number, when something is due, and the way there. Nothing of the child."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.email_text import CLOSING

REMINDER = "reminder"  # the kind of the one email of a day
LISTED = 10  # of one kind in one reminder; the page has them all

# By what happened: the subject's words, and the first sentence.
SAID = {
    "decisions circulated": (
        "decisions to answer",
        "The decisions of review {} wait for your answer. Without one they count as agreed when the time is over.",
    ),
    "review brought forward": ("brought forward", "Review {} is to be held earlier than it was due."),
    "review booked": ("booked for another time", "The meeting of review {} is booked for another time."),
    "review called off": ("meeting called off", "The meeting of review {} does not take place as booked."),
    "review resumed": ("due after all", "Review {} is due after all, as it was planned."),
    "review adjourned": ("adjourned", "Review {} was adjourned: another meeting is to complete it."),
    "meeting taken back": ("still to be held", "A meeting of review {} was recorded that had not taken place."),
    "review ended": ("no longer due", "Review {} is no longer due, and its meeting does not take place."),
}
ANSWERED_BY = "Counts as agreed after"
YOURS = "What you owe before it is due from"
AT_ONCE = "Look now: something that you owe before it may have to be begun at once."


@dataclass(frozen=True)
class Line:
    """Something that is owed, in a reminder."""

    called: str
    due: str  # in words
    link: str


def compose(kind: str, number: str, due: str, link: str) -> tuple[str, str]:
    """(subject, text) of an email about one review. `due` is in words, and empty where nothing runs."""
    words, sentence = SAID[kind]
    is_answer, is_over = kind == "decisions circulated", kind == "review ended"
    subject = f"Review {number}: {words}" + (f" by {due}" if is_answer and due else "")
    told = f"{ANSWERED_BY if is_answer else YOURS}: {due}" if due else "" if is_answer or is_over else AT_ONCE
    return subject, "\n\n".join(filter(None, (sentence.format(number), told, link, CLOSING))) + "\n"


def compose_reminder(
    yours: Sequence[Line], others: Sequence[Line], soon: Sequence[Line], until: str, link: str
) -> tuple[str, str]:
    """(subject, text) of the one reminder of a day: what of one's own and of others has become overdue, and what of one's
    own falls due by the end of a day.
    """
    late = len(yours) + len(others)
    counted = [f"{late} overdue"] * bool(late) + [f"{len(soon)} due by {until}"] * bool(soon)
    parts = [
        _part("Overdue, and yours to do:", "since", yours),
        _part("Overdue from others, for children whose reviews you oversee:", "since", others),
        _part("Due soon, and yours to do:", "by", soon),
    ]
    return f"Reviews: {', '.join(counted)}", "\n\n".join([*filter(None, parts), f"Everything: {link}", CLOSING]) + "\n"


def _part(heading: str, by: str, lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    counted: dict[Line, int] = {}
    for line in lines:
        counted[line] = counted.get(line, 0) + 1
    said = [_line(line, by, number) for line, number in list(counted.items())[:LISTED]]
    more = len(counted) - LISTED
    return "\n".join([heading, *said, *([f"and {more} more"] if more > 0 else [])])


def _line(line: Line, by: str, number: int) -> str:
    things = f" ({number} things)" if number > 1 else ""
    return f"{line.called}{things}: {by} {line.due}\n{line.link}"
