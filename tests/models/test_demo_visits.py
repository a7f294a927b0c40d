"""The imaginary council's visits: notes in time and late, a child who was missing, a move that was taken back."""

import demo
from demo.visits import make_visits
from models import ChildChange, Deadline, Visit, VisitNote


def test_some_visits_are_written_up_and_two_are_not(northmere):
    council = demo.find(northmere.today)
    make_visits(council)
    Deadline.ring_everything_due()
    assert Visit.select().count() - VisitNote.select().count() == 2
    notes = Deadline.select().where(Deadline.visit.is_null(False), Deadline.kind == "limit", Deadline.running())
    assert sorted(row.breached_at is not None for row in notes) == [False, True]
    kinds = {row.kind for row in ChildChange.select()}
    assert {"missing", "moved", "taken back", "legal status"} <= kinds
