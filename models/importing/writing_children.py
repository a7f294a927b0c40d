"""The children of a plan written: the new ones many at a time, the others by their own verbs."""

from models.base import now
from models.child import Allocation, Child
from models.errors import Incomplete, Refusal
from models.importing.children import Facts
from models.importing.writing_rows import insert, update
from models.period_of_care import ChildChange, PeriodOfCare
from models.person import Person
from rules.imports import spoken
from rules.london import london_date

PIECE = 500  # children at a time, so that progress can be told
MOVES = {"team": "team", "social_worker": "social worker"}  # columns whose changes are written many at a time


def write_children(plan, by, progress):
    """Write the plan, inside the transaction of the import."""
    todo, done = plan.to_do(Facts), 0
    _name_workers([step.facts for step in todo], by)
    added, changed = ([step for step in todo if step.outcome == outcome] for outcome in ("added", "changed"))
    for start in range(0, len(added), PIECE):
        piece = added[start : start + PIECE]
        _enter([step.facts for step in piece], by)
        done += len(piece)
        progress(done)
    _move([step.facts for step in changed], by)
    for step in changed:
        _change(step, by)
        done += 1
        progress(done)


def _name_workers(facts, by):
    """Add the social workers whom nobody knows yet, each once."""
    named = {}
    for each in facts:
        if each.new_worker:
            key = spoken(each.new_worker)
            if key not in named:
                named[key] = Person.enter(by, each.new_worker)
            each.worker = named[key]
            if "social_worker" in each.changes.get("change", {}):
                each.changes["change"]["social_worker"] = named[key]


def _enter(facts, by):
    """What `Child.enter` writes for one child, for many at a time: rows in the same shape."""
    insert(
        Child,
        [
            {
                "reference": each.row.reference, "name": " ".join(each.row.name.split()), "born": each.row.born,
                "team": each.team, "social_worker": each.worker,
            }
            for each in facts
        ],
    )  # fmt: skip
    references = [each.row.reference for each in facts]
    ids = {child.reference: child.id for child in Child.select().where(Child.reference.in_(references))}
    recorded, today = {"recorded_by": by, "recorded_at": now()}, london_date(now())
    changes, allocations, periods = [], [], []
    for each in facts:
        child = {"child": ids[each.row.reference]} | recorded
        changes.append(_noted(child, "added", today))
        if each.officer:
            since = each.row.iro_since or today
            changes.append(_noted(child, "reviewing officer", since, before="", after=each.officer.name))
            allocations.append(child | {"iro": each.officer, "since": since, "until": None})
        for period in each.row.periods:
            changes.append(_noted(child, "came into care", period.began, words=period.legal_status))
            if period.ended:
                changes.append(_noted(child, "care ended", period.ended))
            dates = {"began_on": period.began, "ended_on": period.ended, "legal_status": period.legal_status}
            periods.append(child | dates)
    insert(ChildChange, changes)
    insert(Allocation, allocations)
    insert(PeriodOfCare, periods)


def _noted(child, kind, day, **words):
    return child | {"kind": kind, "happened_on": day, "words": "", "before": None, "after": None} | words


def _move(facts, by):
    """What `Child.change` writes for another team or social worker, for many at a time; those changes are then done."""
    recorded, today = {"recorded_by": by, "recorded_at": now()}, london_date(now())
    for column, kind in MOVES.items():
        moving = [each for each in facts if column in each.changes.get("change", {})]
        moved = [(each, each.changes["change"].pop(column)) for each in moving]
        update(Child, column, [(each.child.id, to) for each, to in moved])
        told = [
            _noted({"child": each.child} | recorded, kind, today, before=each.before[column], after=to.name)
            for each, to in moved
        ]
        insert(ChildChange, told)


def _change(step, by):
    """Change a child by its own verbs. Raises Refusal, naming the row, for what they refuse."""
    child, changes = step.facts.child, step.facts.changes
    try:
        if changes.get("change"):
            child.change(by, **changes["change"])
        if "leave_care" in changes:
            child.leave_care(by, changes["leave_care"])
        for period in changes.get("come_into_care", ()):
            child.come_into_care(by, period.began, period.legal_status)
            if period.ended:
                child.leave_care(by, period.ended)
        if "change_legal_status" in changes:
            child.change_legal_status(by, *changes["change_legal_status"])
        if "allocate" in changes:
            child.allocate(by, *changes["allocate"])
    except Incomplete as refusal:
        raise Refusal(f"Row {step.row}: {'. '.join(refusal.problems.values())}. Nothing was imported.") from refusal
