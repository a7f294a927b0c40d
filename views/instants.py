"""A date and a time of day put together, as London has them."""

from datetime import UTC, datetime

from models.errors import Incomplete
from rules.london import LONDON


def put_together(day, clock, field):
    """The instant of that London date and time. Raises Incomplete on the field for a time that London skipped."""
    there = datetime.combine(day, clock, LONDON)
    if there.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != there.replace(tzinfo=None):
        raise Incomplete(**{field: "The clocks went forward that night: this time does not exist"})
    return there.astimezone(UTC)
