"""Dates and times as templates say them, and what every template may ask for."""

import json

from models.base import now
from rules.london import london_date
from rules.words import day_words, elapsed, time_words

HTMX = {
    "history": False,  # pages are pages: the browser's Back asks the server
    "includeIndicatorCSS": False,
    "prefix": "",
    "mode": "same-origin",
    "defaultSwap": "none",  # only the pieces an answer names are put in place, never a stray page
    "defaultTimeout": 20_000,  # milliseconds
    "morphIgnore": ["data-htmx-powered", "data-govuk-", "open"],  # what the reader has opened stays open
}


def init_app(app):
    """The filters `day`, `instant`, `london_day`, `is_past` (a London date) and `elapsed`, and htmx's settings for the layout."""
    app.add_template_filter(lambda day: day_words(day, now()), "day")
    app.add_template_filter(lambda instant: time_words(instant, now()), "instant")
    app.add_template_filter(london_date, "london_day")
    app.add_template_filter(lambda day: day < london_date(now()), "is_past")
    app.add_template_filter(elapsed)
    app.jinja_env.globals["htmx_config"] = json.dumps(HTMX)
