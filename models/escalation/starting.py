"""Starting a clock: the limit's row, and a row for each aim and warning, because each is an instant that must ring."""

from datetime import date

from rules.limits import Due, Limit, due
from rules.london import end_of_day

# What an aim or a warning has in common with its limit.
SHARED = (
    "clock", "at_end", "procedure_version", "child", "starts_at", "start_fact", "stops", "source", "entry",
    "recipient", "owed_by_post", "owed_by_person",
)  # fmt: skip


def start(clock, fact, at, working, escalation, urgency=None, **row):
    """Add the deadlines of one clock that starts now, at this urgency. Returns the limit's deadline."""
    common = {
        "clock": clock.key,
        "at_end": clock.at_end,
        "procedure_version": escalation.procedure_version,
        "child": next(iter(escalation.children), None),
        "starts_at": at,
        "start_fact": fact,
        "stops": clock.stops,
        "source": clock.source,
        **row,
    }
    limit = _add(escalation, "limit", clock.label, clock.in_print(urgency) or working.words, working, common)
    add_companions(clock, limit, working, urgency)
    return limit


def add_companions(clock, limit, working, urgency=None):
    """Add the aims and warnings that belong to a limit, each an instant of its own."""
    if clock is None:
        return
    escalation, at = limit.escalation, limit.starts_at
    common = {name: getattr(limit, name) for name in SHARED}
    for words in clock.aim:
        aim = due(words, at, escalation.calendar)
        _add(escalation, "aim", f"{clock.label}: aim", words, aim, common)
    for words in clock.warned(urgency):
        warning = due(words, working.at, escalation.calendar)
        if warning.at > at:
            _add(escalation, "warning", f"{clock.label}: soon due", words, warning, common)


def agreed_working(settled, at):
    """The working of an agreed date: the end of that London day, nothing counted."""
    return Due(
        at=end_of_day(date.fromisoformat(settled["date"])),
        words="the agreed date",
        start=at,
        counted=(),
        skipped=(),
        provisional=False,
        calendar="",
    )


def _add(escalation, kind, label, words, working, common):
    in_hours = bool(working.words) and kind != "aim" and _in_hours(working.words)
    return escalation.add(
        "deadlines",
        kind=kind,
        label=label[:120],
        limit_words=words[:200],
        due=working.at,
        in_hours=in_hours,
        ledger=working.to_json(),
        provisional=working.provisional,
        **common,
    )


def _in_hours(words):
    try:
        return Limit.parse(words).in_hours
    except ValueError:
        return False
