"""The IRO's visits to a child and other contacts; a social worker's statutory visits are not among them (req 2.59)."""

from models.visit.child_contact import ChildContact
from models.visit.visit import Visit
from models.visit.visit_note import VisitNote

__all__ = ["ChildContact", "Visit", "VisitNote"]
