"""What a concern lacks that the record itself does not ask for: {field: sentence}."""

from models.base import now
from models.errors import Incomplete
from rules.london import london_date
from views.settled import past_dates


def problems(concern):
    """All of them at once (req 1.18: the risk to the child is always said)."""
    found = {}
    if "risk" in concern.form and not concern.value("risk"):
        found["risk"] = "Enter what the risk to the child is"
    if len(concern.headings) > 1 and not concern.procedure.many_headings:
        found["headings"] = "Choose one kind of concern"
    return found | _dates(concern) | _safety(concern) | _telling(concern)


def safe_by_problem(concern, foreseen):
    """A date that is no earlier than the procedure's own limit keeps nobody safer (req 1.31)."""
    overall = next((d for d in foreseen.limits if d.clock == "overall" and not d.guidance), None)
    safe_by = concern.value("safe_by")
    if not safe_by or not overall or safe_by < london_date(overall.due):
        return {}
    return {"safe_by": f"It must be resolved by {london_date(overall.due):%-d %B %Y} anyway: enter an earlier date"}


def _dates(concern):
    today, found = london_date(now()), {}
    for name in ("asked_by", "safe_by"):
        if concern.value(name) and concern.value(name) < today:
            found[name] = "The date must be today or later"
    came_up = concern.value("origin_on")
    if came_up and came_up > today:
        found["origin_on"] = "The date it came up must be today or earlier"
    if concern.form.counts_from_origin and not came_up:
        found["origin_on"] = "Enter the date it came up"
    return found | past_dates(concern.form, today) | _identified(concern) | _late(concern)


def _identified(concern):
    asked = {
        "identified_on": "Enter the date the concern was identified",
        "identified_time": "Enter the time the concern was identified",
    }
    found = {name: said for name, said in asked.items() if name in concern.form and not concern.value(name)}
    return found or _impossible(lambda: concern.identified_at)


def _impossible(instant):
    """What is wrong with that date and time taken together."""
    try:
        instant()
    except Incomplete as refusal:
        return refusal.problems
    return {}


def _late(concern):
    if not concern.is_late or concern.why_late:
        return {}
    after = concern.procedure.ask_why_after
    return {"raised_late": f"Enter why it is raised only now: it came up more than {after} ago"}


def _safety(concern):
    if concern.value("safe_by") and not concern.value("safe_why"):
        return {"safe_why": "Enter why the child must be safe by that date"}
    if concern.value("safe_why") and not concern.value("safe_by"):
        return {"safe_by": "Enter the date by which the child must be safe"}
    return {}


def _telling(concern):
    if not concern.is_told:
        return {}
    asked = {
        "told_how": "Choose how you told them",
        "told_on": "Enter the date you told them",
        "told_at": "Enter the time you told them",
        "said": "Enter what was said",
    }
    found = {name: sentence for name, sentence in asked.items() if not concern.value(name)}
    if not {"told_on", "told_at"} & set(found):
        found |= _impossible(lambda: concern.told_at)
    return found
