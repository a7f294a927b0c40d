"""What a review that was held still asks for: named, until all is done (req 2.33, 2.43, 2.46, 2.52, 2.83-2.92)."""

from models.review.circulating import DECISIONS
from models.review.gating import ABSENT_PARENTS
from models.review.papering import PAPERS

PARTICIPATION = "How the child took part"


def still_to_do(review):
    """The labels of it in the order of the work; empty before it is completed, and once all is done.

    What has a condition counts once that is known to be so. Nothing is asked of a review that was held before the
    council kept its reviews here.
    """
    if review.completed_at is None or review.brought_in:
        return []
    return [*_of_the_meeting(review), *_decided(review), *_followed(review)]


def _of_the_meeting(review):
    if review.procedure.participation and not review.participation:
        yield PARTICIPATION
    yield from (point.label for point in review.unsaid)
    for paper in () if review.has_step(PAPERS) else review.papers():
        if paper.received is None and paper.owed.rule.late == "breach" and PAPERS in paper.owed.rule.due_with:
            yield f"Not received: {paper.owed.rule.label}"


def _decided(review):
    """What was decided after the others had gone out is still to go out itself."""
    if review.circulation and review.uncirculated:
        numbers = ", ".join(str(decision.number) for decision in review.uncirculated)
        rule = next((rule for rule in review.procedure.after if rule.key == DECISIONS), None)
        yield f"{rule.label if rule else 'Decisions circulated'}: {numbers}"


def _followed(review):
    yield from (step.rule.label for step in review.steps_after() if step.owed.applies and not step.is_settled)
    if "parent" in review.parts_away and not review.has_passed(ABSENT_PARENTS):
        yield review.procedure.gate(ABSENT_PARENTS).label
