"""Laying cards: the rows of many escalations put together for one reader."""

from models.base import now
from models.cards.card import Card, CardClock
from models.cards.marks import marks
from models.cards.rows import Rows
from models.cards.waiting import waiting
from models.closure_day import ClosureDay
from models.procedure_version import ProcedureVersion

CHILDS = ("overall", "safe by")
MANAGERS = ("answered", "meeting arranged", "meeting held", "agreed")  # what a manager's clock runs until


def lay(escalations, person, at=None):
    """The cards of these escalations as this person sees them, in the order in which they come."""
    escalations = list(escalations)
    share_procedures(escalations)
    rows, at = Rows(escalations), at or now()
    return [_card(escalation, rows, person, at) for escalation in escalations]


def share_procedures(escalations):
    """Give each its version of the procedure and its calendar, each fetched once."""
    ids = {escalation.procedure_version_id for escalation in escalations}
    versions = {version.id: version for version in ProcedureVersion.select().where(ProcedureVersion.id.in_(ids))}
    calendars = {}
    for escalation in escalations:
        escalation.procedure_version = versions[escalation.procedure_version_id]
        division = escalation.procedure.calendar_division
        if division not in calendars:
            calendars[division] = ClosureDay.calendar(division)
        escalation.calendar = calendars[division]


def _card(escalation, rows, person, at):
    procedure, entry = escalation.procedure, rows.entries[escalation.id]
    stage, rating = procedure.stage(entry.stage_key), rows.ratings.get(entry.id)
    waits = waiting(escalation, stage, entry, rows, person, at)
    clocks = [CardClock.of(deadline, at, escalation.calendar) for deadline in _told_once(rows, escalation)]
    manager, child, others = _sorted_out(clocks, stage)
    outcome = rows.outcomes.get(entry.id) if entry.ended_at else None
    if outcome:
        outcome.entry, entry.escalation = entry, escalation  # so that its words ask the database for nothing
    return Card(
        number=escalation.number,
        reference=escalation.reference,
        initials=", ".join(row.child.initials for row in rows.children[escalation.id]) or "service",
        heading=escalation.heading,
        stage_key=stage.key,
        stage_label=stage.label,
        urgency=procedure.urgency(rating.urgency) if rating else None,
        waits_on=waits.words,
        waits_on_me=waits.on_me,
        mine=_is_mine(escalation, entry, rows, person),
        manager_clock=manager,
        child_clock=child,
        other_clocks=others,
        marks=list(marks(stage, procedure, entry, rows, at)),
        outcome=outcome,
    )


def _told_once(rows, escalation):
    """Its deadlines; what several people owe by the same instant stands on the card once."""
    told = {}
    for deadline in rows.deadlines[escalation.id]:
        told.setdefault((deadline.entry_id, deadline.clock, deadline.due), deadline)
    return told.values()


def _sorted_out(clocks, stage):
    """The manager's clock, the child's clock (the earlier of its own), and the rest."""
    child = next((clock for clock in clocks if clock.key in CHILDS), None)
    owed = {clock.key for clock in stage.clocks if clock.stops in MANAGERS or clock.owed_by == "recipient"}
    main = next((c for c in clocks if c.key in owed), None)
    main = main or next((c for c in clocks if c.key not in CHILDS and stage.tier == "informal"), None)
    return (main, child, [c for c in clocks if c not in (main, child) and c.key not in CHILDS])


def _is_mine(escalation, entry, rows, person):
    officers = [a.iro_id for row in rows.children[escalation.id] for a in rows.officers[row.child_id]]
    return person.id in (rows.raiser_id_of(escalation), rows.raiser(entry).id, *officers)
