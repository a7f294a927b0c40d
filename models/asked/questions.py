"""What happened to children and waits for the answer of their reviewing officer."""

from models.asked.asked import ANSWERED, Asked
from models.child import Child
from models.child.caring import HAPPENINGS
from models.child.unanswered import unanswered
from models.my_children.rows import Rows
from models.owing import served_by
from models.procedure_version import ProcedureVersion
from rules.reviews import ReviewsProcedure


def asked_of(person):
    """What waits for this person's answer, what happened first before all."""
    if "IRO" not in person.roles:
        return []
    mine = Child.select().visible_to(person, "record a review").where(Child.id.in_(served_by(person)["IRO"]))
    waiting = unanswered(mine.select(Child.id), _kinds())
    if not waiting:
        return []
    rows = Rows(mine.where(Child.id.in_(list(waiting) or (0,))))
    children = {child.id: child for child in rows.children}
    found = [
        Asked(
            what=HAPPENINGS[change.kind], clock=change.kind, stops=ANSWERED, child=children[number], change=change,
            questions=tuple(rule.label for rule in rules), review=rows.reviews[number],
        )
        for number, asked in rows.asked.items()
        for change, rules in asked
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.change.happened_on, each.child.reference))


def _kinds():
    """The happenings of which the reviews procedures ask something."""
    procedures = [version.procedure for version in ProcedureVersion.select()]
    reviews = [procedure for procedure in procedures if isinstance(procedure, ReviewsProcedure)]
    return {kind for procedure in reviews for rule in procedure.questions for kind in rule.facts}
