"""The reviews to come, as they would follow if each were held on the last day on time."""

from dataclasses import dataclass
from datetime import date

from rules.calendar import Calendar
from rules.reviews.next_review import Next, next_review
from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.timeline import Held, Timeline

AHEAD = 5  # reviews: two years or so of an ordinary rhythm


@dataclass(frozen=True)
class Coming:
    """A review to come: its number in the period, and by when."""

    ordinal: int
    day: date


def projected(
    timeline: Timeline, procedure: ReviewsProcedure, calendar: Calendar, today: date, ahead: int = AHEAD
) -> tuple[Coming, ...]:
    """The next reviews, none after the child turns 18. Only the first is owed: the rest move with what happens."""
    found: list[Coming] = []
    while len(found) < ahead:
        following = next_review(timeline, procedure, calendar, today)
        if not isinstance(following, Next):
            break
        found.append(Coming(following.ordinal, following.day))
        timeline = timeline.adding(held=[Held(following.day)])
    return tuple(found)
