"""Adjourning a review: by when it is to be completed, and whether that is out of time."""

from dataclasses import dataclass
from datetime import date

from rules.calendar import Calendar
from rules.limits import Due, due
from rules.london import london_date
from rules.reviews.next_review import Next
from rules.reviews.shapes import ReviewsProcedure


@dataclass(frozen=True)
class Adjourning:
    """What an adjournment to another day means."""

    out_of_time: bool  # completed after the day by which the review was due
    latest: Due | None  # by when it is to be completed, where the procedure says
    too_late: bool  # completed after that


def adjourning(
    following: Next, adjourned_on: date, resumes_on: date, procedure: ReviewsProcedure, calendar: Calendar
) -> Adjourning:
    """What it means to adjourn the review that is due on one day and go on with it on another."""
    rule = procedure.adjournment
    latest = due(rule.limit, adjourned_on, calendar) if rule else None
    too_late = latest is not None and resumes_on > london_date(latest.at)
    return Adjourning(resumes_on > following.day, latest, too_late)
