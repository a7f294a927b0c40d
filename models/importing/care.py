"""The periods of care of a child who is here already, laid beside those of a file; what is here is never rewritten."""

from dataclasses import dataclass, field

from models.child.checking import care_problem


@dataclass
class Care:
    """What to do about it: calls of the child's verbs, and (column, sentence) or (column, before, after) in words."""

    changes: dict = field(default_factory=dict)
    words: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    problems: list = field(default_factory=list)


def care_steps(known, child, periods, today):
    """What the file's periods of care change for this child."""
    care, here = Care(), known.periods.get(child.id, [])
    by_beginning = {period.began_on: period for period in here}
    standing = next((period for period in here if period.ended_on is None), None)
    for period in sorted(periods, key=lambda each: each.began):
        found = by_beginning.get(period.began)
        if found:
            _compare(care, found, period)
            _status(care, known, child, found, period, today)
        else:
            _begin(care, child, here, standing, period)
    return care


def _compare(care, found, period):
    """The end of a period that is here."""
    if period.ended and found.ended_on is None:
        care.changes["leave_care"] = period.ended
        care.words.append(("in care to", "", _said(period.ended)))
    elif found.ended_on and found.ended_on != period.ended:
        care.warnings.append(
            ("in care to", f"Here this period ended on {_said(found.ended_on)}. That is left as it is.")
        )


def _status(care, known, child, found, period, today):
    """Another legal status within a period that lasts."""
    if not period.legal_status or period.ended or found.ended_on:
        return
    changed = [change for change in known.statuses.get(child.id, ()) if change.happened_on >= found.began_on]
    before = changed[0].after if changed else found.legal_status
    if before.casefold() == period.legal_status.casefold():
        return
    since = period.status_since or today
    if changed:
        since = max(since, changed[0].happened_on)
    care.changes["change_legal_status"] = period.legal_status, since
    care.words.append(("legal status", before, period.legal_status))


def _begin(care, child, here, standing, period):
    """A period that is not here yet."""
    if (
        standing
        and standing.began_on > period.began
        or any(period.began < (each.ended_on or each.began_on) for each in here)
    ):
        care.warnings.append(("in care from", "This period is earlier than the ones that are here: it is left out."))
        return
    if standing and "leave_care" not in care.changes:
        sentence = f"Here the child is in care from {_said(standing.began_on)}. That is left as it is."
        care.warnings.append(("in care from", sentence))
        return
    if problem := care_problem(child.born, period.began):
        care.problems.append(("in care from", problem))
    care.changes.setdefault("come_into_care", []).append(period)
    care.words.append(("in care from", "", _said(period.began)))


def _said(day):
    return f"{day:%-d %B %Y}"
