"""A clock as an officer reads it."""

from rules.procedure.clock import Clock, Limits
from rules.procedure.shapes import Procedure
from rules.procedure.stage import Stage

FROM = {
    "first raised": "from when it was first raised",
    "identified": "from when it was identified",
    "origin": "from the date of what prompted it",
    "opened": "from the opening of the stage",
    "raised": "from when it was raised",
    "sent": "from when it was sent",
    "received": "from when it was received",
    "previous stage ended": "from the end of the stage before",
    "meeting held": "from the meeting",
    "first formal stage": "from the first formal stage",
}


def clock_words(clock: Clock, procedure: Procedure, stage: Stage | None = None) -> str:
    """`Answer: GREEN 5 working days, RED 25 hours, from when it was sent; owed by the recipient; …`."""
    said = [f"{clock.label}: {limit_words(clock, procedure)}, {_from(clock, stage)}"]
    said.append(f"owed by {_ower(clock, procedure)}")
    said += [f"aim {_one_of(clock.aim)}"] if clock.aim else []
    warned = [*_rated(clock.warnings_by_urgency, procedure, " and "), *clock.warnings]
    said += [f"warning {', '.join(warned)}"] if warned else []
    said += ["at its end a prompt, no breach"] if clock.at_end == "prompt" else []
    said += ["at its end agreed"] if clock.at_end == "agreed" else []
    return "; ".join(said)


def limit_words(clock: Clock, procedure: Procedure) -> str:
    """How long, in the council's words: at each urgency, fixed, chosen or agreed; with the words printed for it."""
    rated = ", ".join(_rated(clock.by_urgency, procedure))
    fixed = _one_of(clock.limit)
    if clock.shorter_of_both:
        words = f"the shorter of {fixed} and {rated}"
    elif rated and fixed:
        words = f"{fixed}, but {rated}"
    else:
        words = rated or fixed or f"as the raiser chooses: {' or '.join(clock.choices)}"
    if clock.agreed:
        words = "by a date that is agreed"
    printed = [clock.printed, *_rated({key: (said,) for key, said in clock.printed_by_urgency.items()}, procedure)]
    kept = ", ".join(f"“{said}”" for said in printed if said)
    return f"{words} (printed: {kept})" if kept else words


def _rated(limits: dict[str, Limits], procedure: Procedure, joined: str = "") -> list[str]:
    """The words at each urgency that has any; several are the earliest of them, or are joined."""
    rated = [urgency for urgency in procedure.urgencies if urgency.key in limits]
    said = {urgency.key: limits[urgency.key] for urgency in rated}
    return [f"{u.label} {joined.join(said[u.key]) if joined else _one_of(said[u.key])}" for u in rated]


def _one_of(limits: Limits) -> str:
    if len(limits) > 1:
        return f"the earliest of {' and '.join(limits)}"
    return limits[0] if limits else ""


def _from(clock: Clock, stage: Stage | None) -> str:
    if clock.after and stage:
        return f"from the end of “{stage.clock(clock.after).label}”"
    return FROM[clock.starts]


def _ower(clock: Clock, procedure: Procedure) -> str:
    people = {"raiser": "whoever raises it", "recipient": "whoever answers"}
    return people.get(clock.owed_by) or f"the {procedure.roles[clock.owed_by].title}"
