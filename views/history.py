"""The history of a card as a page tells it: by London day, and what was entered later than it happened."""

from datetime import timedelta
from itertools import groupby

from flask import Blueprint

from rules.london import in_london, london_date, read

blueprint = Blueprint("history", __name__)
LATER = timedelta(minutes=15)  # typed in within these, it was recorded as it happened


@blueprint.app_template_filter()
def by_day(events):
    """[(London date, events)] by when things happened, the last day first and in it the last event first."""
    by_time = sorted(events, key=lambda event: (event.happened_at, event.id), reverse=True)
    return [(day, list(group)) for day, group in groupby(by_time, lambda event: london_date(event.happened_at))]


@blueprint.app_template_filter()
def time_of_day(instant):
    """`10:20` in London."""
    return f"{in_london(instant):%H:%M}"


@blueprint.app_template_test()
def entered_later(event):
    """True when it was recorded noticeably later than it happened."""
    return event.recorded_at - event.happened_at > LATER


blueprint.add_app_template_filter(read)
