"""Starting and counting again the clocks of reviews and visits: rows of the one table of deadlines."""

from datetime import UTC, datetime

from models.base import now
from rules.limits import Due
from rules.london import end_of_day, start_of_day

PREPARED, FOLLOWED_UP, HELD = "prepared", "followed up", "review held"  # what stops them
COMPLETED = "review completed"  # once its first meeting was adjourned
NOTED, CARRIED_OUT, SENT = "note written", "carried out", "sent"


def start(about, rule, working, fact, stops, **row):
    """Add a limit that runs from a fact, for a rule of the procedure (key, label, owed_by, source). Returns it."""
    common = {
        "clock": rule.key,
        "label": rule.label[:120],
        "kind": "limit",
        "at_end": "breach",
        "procedure_version": about.procedure_version,
        "child": getattr(about, "child_id", None),
        "owed_as": about.procedure.roles[rule.owed_by].acts_as if rule.owed_by else None,
        "start_fact": fact,
        "stops": stops,
        "source": rule.source[:200],
    }
    printed = getattr(rule, "printed", "") if row.get("kind") != "aim" else ""
    return about.add("deadlines", **(common | counted(working, printed) | row))


def counted(working, printed=""):
    """The columns that say by when, and how that was counted."""
    return {
        "starts_at": _instant(working.start),
        "limit_words": (printed or working.words)[:200],
        "due": working.at,
        "ledger": working.to_json(),
        "provisional": working.provisional,
    }


def count_again(row, working, why):
    """The same clock with another date: a new row that supersedes this one, its aims ended with it. Returns the new."""
    for each in (row, *row.companions()):
        each.set_now(ended_at=now(), ended_why=why[:200])
    printed = row.limit_words if row.limit_words != row.working.words else ""
    return row.run_again(why, **counted(working, printed))


def count_as_if(row, working, why):
    """The same clock as if it had been counted so from the beginning: a breach of the wrong day was none, and what was done
    was done when it was. Returns the new row, or None where it is due at that instant already.
    """
    if is_alike(row, working):
        return None
    if row.is_breached:
        row.add("withdrawals", why=why, recorded_at=now())
    fresh = count_again(row, working, why)
    if row.met_at:
        fresh.meet(row.met_at)
    else:
        fresh.ring_if_passed(now())
    return fresh


def is_alike(row, working):
    """True where the clock is due at that very instant already."""
    return row.due == working.at.astimezone(UTC)


def agreed(day, start, words):
    """The working of a date that was set by people: the end of that London day, nothing counted."""
    return Due(end_of_day(day), words, start, (), (), False, "")


def done_at(day):
    """The instant at which something that was done on a London day counts as done: at the latest its end, or now."""
    return min(now(), end_of_day(day).astimezone(UTC))


def _instant(start):
    return start if isinstance(start, datetime) else start_of_day(start)
