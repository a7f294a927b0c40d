"""What a card says while its stage waits for a meeting: to be arranged, to come, to be recorded, its actions agreed."""

from models.escalation.meeting import WAITING_FOR
from rules.words import time_words


def was_held(entry, rows):
    """True once the meeting of this stage was held."""
    return any(meeting.held_at for meeting in rows.meetings[entry.id])


def before_it(entry, rows, at):
    """On whom the stage waits for its meeting."""
    arranged = next((meeting for meeting in rows.meetings[entry.id] if meeting.stands), None)
    if arranged is None:
        return f"waits on {_owing(entry, rows)} to arrange the meeting"
    when = time_words(arranged.meets_at, at)
    if arranged.meets_at > at:
        return f"waits for the meeting, arranged for {when}"
    return f"meeting was arranged for {when}; waits on {_owing(entry, rows)} to say whether it was held"


def after_it(entry, rows):
    """On whom the stage waits for the actions to be agreed, or an empty text."""
    waits = any(deadline.stops == "agreed" for deadline in _limits(entry, rows))
    return f"waits on {_owing(entry, rows)} to record the actions agreed" if waits else ""


def is_owed_by(entry, rows, person, at):
    """True for whoever must do something about the meeting now: nobody, while it is still to come."""
    if any(meeting.stands and meeting.meets_at > at for meeting in rows.meetings[entry.id]):
        return _is_unseen_by(entry, rows, person)
    limits = _limits(entry, rows)
    owes = any(limit.is_owed_by(person) for limit in limits)
    return owes or (not limits and rows.raiser(entry).id == person.id) or _is_unseen_by(entry, rows, person)


def _is_unseen_by(entry, rows, person):
    mine = [recipient for recipient in rows.recipients[entry.id] if recipient.is_for(person)]
    unseen = any(recipient.id not in rows.acknowledged for recipient in mine)
    return unseen and not was_held(entry, rows) and bool(person.standing.letters("acknowledge"))


def _limits(entry, rows):
    """The running limits of this stage that wait for its meeting."""
    running = rows.deadlines[entry.escalation_id]
    return [d for d in running if d.entry_id == entry.id and d.stops in WAITING_FOR]


def _owing(entry, rows):
    """Who owes it by name: the holder of the post, or whoever raised the stage."""
    posts = [limit.owed_by_post_id for limit in _limits(entry, rows) if limit.owed_by_post_id]
    holder = rows.holders.get(posts[0]) if posts else rows.raiser(entry)
    return holder.name if holder else "whoever holds the post"
