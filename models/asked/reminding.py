"""The one email a day about reviews: what has become overdue, and what falls due by the end of the next working day.

One, and in the morning: what is counted in days falls due at midnight, for many children of one officer at once. Nobody
is served by ten emails in that hour, nor at the weekend.
"""

from datetime import datetime, time

from models.asked.falling_due import FallingDue
from models.base import now
from models.board_revision import BoardRevision
from models.database import writing
from models.emails import Email, postbox
from models.emails.holding import RESTORED
from models.heartbeat import Heartbeat
from models.review.rhythm import Rhythm
from rules.email_text import due_words
from rules.london import LONDON, london_date
from rules.review_email_text import REMINDER, Line, compose_reminder
from rules.words import day_words

REMINDED = "reminders"  # the heartbeat of the day's reminders
FROM = time(7)  # in London


def remind(at=None):
    """Queue the reminders of this working day, once, from seven in the morning. Returns how many.

    Safe to run each minute, from two places at once, and after days of absence: what came meanwhile is told then.
    """
    at, box = at or now(), postbox.bound()
    if box is None or not _is_time(at):
        return 0
    rhythm = Rhythm.in_force()
    if rhythm is None or not rhythm.calendar.is_working(london_date(at)):
        return 0
    last = Heartbeat.last(REMINDED)
    due = FallingDue(last, at, rhythm.calendar)
    written = [(person, *_composed(due, rows, box, at)) for person, rows in due.by_person().items()]
    with writing():
        BoardRevision.raise_for(rhythm.version.key)
        if not _is_time(at):  # another worker was first
            return 0
        for email in [Email.add(box, person, REMINDER, subject, body) for person, subject, body in written]:
            if last and (restored := Heartbeat.last(RESTORED)) and restored > last:
                email.hold_back()
        Heartbeat.beat(REMINDED, at)
    return len(written)


def _is_time(at):
    """True where the day's reminders have not gone out yet, and the day has begun for those who work."""
    last, today = Heartbeat.last(REMINDED), london_date(at)
    return at >= datetime.combine(today, FROM, LONDON) and (last is None or london_date(last) < today)


def _composed(due, rows, box, at):
    """(subject, text) of one person's reminder."""
    yours, others, soon = ([_line(row, box, at) for row in part] for part in rows)
    return compose_reminder(yours, others, soon, f"the end of {day_words(due.until, at)}", f"{box.site}/waiting")


def _line(row, box, at):
    if row.review_id:
        called, page = f"Review {row.review.number}", f"reviews/{row.review_id}"
    elif row.visit_id:
        called, page = f"Visit {row.visit.number}", f"visits/{row.visit_id}"
    else:
        called, page = row.regular.reference, "waiting"
    return Line(called, due_words(row.due, row.in_hours, at), f"{box.site}/{page}")
