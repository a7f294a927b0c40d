"""What happens around a child's reviews and visits: told as events, with a notice for those who must know."""

from models.base import now

# Events that say more than names and dates: they are for those who may read reviews, not for everybody who sees them.
IN_WORDS = (
    "wishes recorded", "gate passed", "review held", "review adjourned", "agenda noted", "decided", "decisions answered",
    "agreed by default", "decision stands", "child visited", "visit noted", "child contacted", "fact answered",
    "participation recorded", "issue arose", "answer taken back", "visit taken back", "note taken back",
)  # fmt: skip
# Who is told of what.
TOLD = {
    "review date changed": ("iro", "worker"),
    "review ended": ("iro", "worker"),
    "review resumed": ("iro", "worker"),
    "review booked": ("iro", "worker"),
    "review called off": ("iro", "worker"),
    "review brought forward": ("iro", "worker"),
    "review adjourned": ("iro", "worker"),
    "meeting taken back": ("iro", "worker"),
    "meeting day corrected": ("iro", "worker"),
    "review taken back": ("iro", "worker"),
    "substitute named": ("iro", "substitute"),
    "decisions circulated": ("manager", "worker"),
    "decisions answered": ("iro",),
    "agreed by default": ("iro", "manager"),
    "circulation taken back": ("manager", "worker"),
    "answer taken back": ("iro", "manager"),
    "visit taken back": ("iro",),
    "note taken back": ("iro",),
    "warned": ("owes",),
    "prompted": ("owes", "iro"),
    "breached": ("owes", "iro"),
    "breach withdrawn": ("owes", "iro"),
    "not delivered": ("iro",),
}


def tell(child, review, kind, by, happened_at=None, audience=None, **told):
    """Add the event, and a notice for each person who must know of it. `by` is None for the clock. Returns it."""
    from models.event import Event

    audience = "raiser" if kind in IN_WORDS else audience or "card"
    row = {"kind": kind, "actor": by, "audience": audience, "told": told, "happened_at": happened_at or now()}
    event = Event.create(child=child, review=review, **row)
    for person, why in _to_be_told(child, review, kind, told).items():
        if person != by:
            event.add_notice(person, why)
    return event


def _to_be_told(child, review, kind, told):
    found = {}
    for side in TOLD.get(kind, ()):
        person = _on(side, child, review, told)
        if person:
            found.setdefault(person, side)
    return found


def _on(side, child, review, told):
    from models.deadline import Deadline

    if side == "iro":
        return child.iro
    if side == "worker":
        return child.social_worker
    if side == "manager":
        return child.owing("TM")
    if side == "substitute":
        return review.substitute and review.substitute.person
    return Deadline.get_by_id(told["deadline"]).owing if "deadline" in told else None
