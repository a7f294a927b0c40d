"""Dates that cannot be are refused, those that may be wrong are confirmed by the name of their rule."""

from models.base import now
from models.errors import Incomplete, Questioned
from rules.london import london_date
from rules.reviews import impossible


def check_dates(before, after, field, confirmed=(), doubts=()):
    """Look at what is new in a timeline, and at these `doubts`. Returns the names of the rules that were confirmed, as they are kept.

    Raises Incomplete on this field for what cannot be, Questioned for what is not confirmed.
    """
    today = london_date(now())
    known = set(impossible(before, today))
    found = [each for each in impossible(after, today) if each not in known]
    return check_found([*found, *doubts], field, confirmed)


def check_found(found, field, confirmed=()):
    """The same for what the rules have found. Returns the names of the rules that were confirmed."""
    refused = [each.sentence.rstrip(".") for each in found if each.refused]
    if refused:
        raise Incomplete(**{field: ". ".join(dict.fromkeys(refused))})
    if asked := [each for each in found if each.rule not in confirmed]:
        raise Questioned(asked)
    return ", ".join(sorted({each.rule for each in found}))[:200]
