"""The reviews of a plan written, many at a time; the worker's pass then plans what comes next."""

from collections import defaultdict

from models.base import now
from models.child import Child
from models.child.timelines import ASKED_AT_ONCE
from models.errors import Incomplete, Refusal
from models.importing.children import Facts
from models.importing.reviews import ReviewFacts
from models.importing.writing_rows import insert
from models.review import AwaitedDue, Review, SystemDue

PIECE = 500  # children at a time, so that progress can be told


def write_reviews(plan, by, progress):
    """Write the plan, inside the transaction of the import. Raises Refusal where the record refuses a review."""
    done, steps = len(plan.to_do(Facts)), plan.to_do(ReviewFacts)
    facts = [step.facts for step in steps]
    children = _children({each.reference.casefold() for each in facts})
    for number in _remember(plan, facts, children, by):
        progress(done + number)
    signed = {"by": by, "recorded_at": now(), "source": plan.source}
    noted = [{"review": each.review, "due_on": each.due_on} | signed for each in facts if each.review]
    to_come = [(children[each.reference.casefold()], each.due_on) for each in facts if not (each.past or each.review)]
    standing = _standing({child.id for child, _ in to_come})
    noted += [{"review": standing[c.id], "due_on": day} | signed for c, day in to_come if c.id in standing]
    insert(SystemDue, noted)
    insert(AwaitedDue, [{"child": c, "due_on": day} | signed for c, day in to_come if c.id not in standing])
    progress(done + len(steps))


def _remember(plan, facts, children, by):
    """Bring in the reviews of before, many children at a time. Yields how many are in so far."""
    pasts, done = defaultdict(list), 0
    for each in facts:
        if each.past:
            pasts[children[each.reference.casefold()]].append(each.past)
    rules, pairs = {doubt.rule for doubt in plan.doubts}, list(pasts.items())
    for start in range(0, len(pairs), PIECE):
        try:
            done += Review.remember(by, dict(pairs[start : start + PIECE]), rules, plan.source, later=True)
        except Incomplete as refusal:
            raise Refusal(f"{'. '.join(refusal.problems.values())}. Nothing was imported.") from refusal
        yield done


def _children(references):
    """{reference without case: child}"""
    return {c.reference.casefold(): c for c in Child.select() if c.reference.casefold() in references}


def _standing(children):
    """{child id: the review to come} of those whose planned review stays the one that comes next."""
    found, children = {}, sorted(children)
    for start in range(0, len(children), ASKED_AT_ONCE):
        some = children[start : start + ASKED_AT_ONCE]
        behind = Review.overtaken()
        open_ones = Review.select().open().where(Review.child.in_(some))
        found |= {review.child_id: review for review in open_ones if review.child_id not in behind}
    return found
