"""A small reviews file to break, and the two councils."""

from datetime import date
from functools import cache

from rules.calendar import Calendar
from rules.procedure import ProcedureError
from rules.reviews import Fact, Held, ReviewsProcedure, Timeline, load, next_review
from tests.procedures.files import FOLDER

SMALL = """\
key = "small-reviews"
title = "Small reviews"
version = "1"
owner = "Quality"
work = "reviews"

[roles]
iro = { title = "IRO", acts_as = "IRO" }

[[cycles]]
key = "law"
label = "The law"
basis = "law"
starts = "came into care"
limits = ["20 working days", "3 months", "6 months"]

[[cycles]]
key = "moves"
label = "A move"
starts = "moved"
limits = "20 working days"

[[prompts]]
key = "second"
label = "A plan"
review = 2

[[before]]
key = "papers"
label = "Papers"
owed_by = "iro"
limit = "5 working days before"

[[after]]
key = "decisions"
label = "Decisions"
owed_by = "iro"
starts = "review held"
limit = "5 working days"

[[documents]]
key = "report"
label = "Report"
due_with = "papers"
"""
BORN = date(2012, 5, 17)


@cache
def named(key: str) -> ReviewsProcedure:
    """The reviews procedure of that file."""
    return load(FOLDER / f"{key}.toml")


def small(*changes: tuple[str, str], more: str = "") -> str:
    """The small file with each first text changed into the second, and more at its end."""
    text = SMALL
    for before, after in changes:
        assert before in text, f"{before!r} is not in the small file"
        text = text.replace(before, after, 1)
    return text + more


def problems_of(text: str) -> list:
    """Every problem of that file's text, none where it loads."""
    try:
        load(text.encode())
    except ProcedureError as error:
        return error.problems
    return []


def told(*facts: tuple, held: tuple = (), born: date = BORN, confirmed: tuple = ()) -> Timeline:
    """A child's timeline from (kind, ISO date, value) and the ISO dates of reviews."""
    happened = [Fact(kind, date.fromisoformat(on), *value) for kind, on, *value in facts]
    reviews = [each if isinstance(each, Held) else Held(date.fromisoformat(each)) for each in held]
    return Timeline(born, tuple(happened), tuple(reviews), frozenset((key, None) for key in confirmed))


def due_next(timeline: Timeline, key: str = "blackpool-reviews", today: str = "2026-06-01", calendar=None):
    """What is due next under that council's procedure."""
    return next_review(timeline, named(key), calendar or Calendar(), date.fromisoformat(today))
