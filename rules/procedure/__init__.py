"""A council's procedure as data: read from its file, checked, and drawn for its officers."""

from rules.procedure.cautions import Caution, check
from rules.procedure.drawing import draw
from rules.procedure.loading import load
from rules.procedure.problems import Problem, ProcedureError
from rules.procedure.shapes import (
    Branch,
    Clock,
    ConsentRule,
    Duty,
    Filing,
    Heading,
    Procedure,
    Reason,
    RecipientRule,
    Referral,
    Role,
    Stage,
    Urgency,
)

__all__ = [
    "Branch",
    "Caution",
    "Clock",
    "ConsentRule",
    "Duty",
    "Filing",
    "Heading",
    "Problem",
    "Procedure",
    "ProcedureError",
    "Reason",
    "RecipientRule",
    "Referral",
    "Role",
    "Stage",
    "Urgency",
    "check",
    "draw",
    "load",
]
