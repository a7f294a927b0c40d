"""Who is missing from a review: not on the list before it, not there at it; and where each is answered for."""

from collections import namedtuple

from flask import url_for

from models.review.following_up import ABSENT
from models.review.gating import ABSENT_PARENTS
from models.review.inviting import NOT_INVITING

Missing = namedtuple("Missing", "words to href action")  # the action of the matrix that the way takes
WHO = {"child": "The child", "parent": "A parent"}
RECORD, STEP = "record a review", "do a step"


def missing(review):
    """The child and the parents of whom nobody has said why they are not invited, or what they are sent."""
    if review.ended_at:
        return []
    return _not_told(review) if review.completed_at else [] if review.held_on else _not_invited(review)


def _not_invited(review):
    """Leaving out the child or every parent takes its gate, whether they were on the list or not (req 2.37)."""
    has_gate = any(gate.key == NOT_INVITING for gate in review.procedure.gates)
    on_list = {guest.part for guest in review.guests}
    if not has_gate or not (on_list or review.booked):
        return []
    passed = [gate.about for gate in review.gates if gate.gate_key == NOT_INVITING]
    answered = {"child" if about.startswith((WHO["child"], "child ")) else "parent" for about in passed}
    wanted = [part for part in WHO if part not in on_list | answered]
    return [_gate(review, "is not on the list.", "Say why not", part, NOT_INVITING) for part in wanted]


def _not_told(review):
    """Who was not there is told of the outcome in writing; what a parent is sent is talked over (req 2.52, 2.89)."""
    away = {guest.part for guest in review.away} & set(WHO)
    step = next((step for step in review.steps_after() if step.rule.key == ABSENT and not step.is_settled), None)
    found = []
    if step:
        to = url_for("review_steps.after", review_id=review.id, key=ABSENT)
        words = "was not there, and is told of the outcome in writing."
        found += [Missing(f"{WHO[part]} {words}", "Record it", to, STEP) for part in WHO if part in away]
    if "parent" in away and not review.has_passed(ABSENT_PARENTS):
        words = "was not there: is the full record in the child’s interest, or what else is sent?"
        found.append(_gate(review, words, "Record what was agreed", "parent", ABSENT_PARENTS))
    return found


def _gate(review, words, to, part, key):
    href = url_for("review_gates.create", review_id=review.id, key=key, about=WHO[part])
    return Missing(f"{WHO[part]} {words}", to, href, RECORD)
