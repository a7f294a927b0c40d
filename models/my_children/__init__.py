"""A line for each child of a caseload: what comes next, who was visited, what is owed and what is late."""

from models.my_children.laying import lay_lines
from models.my_children.line import LATE, LATER, NONE, SOON, grouped

__all__ = ["LATE", "LATER", "NONE", "SOON", "grouped", "lay_lines"]
