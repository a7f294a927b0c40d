"""A date and a time of day put together, as London has them."""

from datetime import UTC, datetime

from models.errors import Incomplete
from rules.london import LONDON

SKIPPED = "The clocks went forward that night: this time does not exist"
OTHER_ZONE = "London had {zone} then: leave out the letters, or change them"
TWICE = (
    "The clocks went back that night and this time came twice: enter {time} BST for the first, or {time} GMT for "
    "the second"
)


def put_together(day, clock, field):
    """The instant of that London date and time, which may say BST or GMT. Raises Incomplete on the field for a time
    that London skipped, and for one that it had twice where it does not say which."""
    there = datetime.combine(day, clock.replace(tzinfo=None), LONDON)
    first, second = (there.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(LONDON).replace(tzinfo=None) != there.replace(tzinfo=None):
        raise Incomplete(**{field: SKIPPED})
    if clock.tzinfo is None and first != second:
        raise Incomplete(**{field: TWICE.format(time=f"{clock:%-H:%M}")})
    if clock.tzinfo is None:
        return first
    meant = datetime.combine(day, clock).astimezone(UTC)
    if meant not in (first, second):
        raise Incomplete(**{field: OTHER_ZONE.format(zone=f"{there:%Z}")})
    return meant
