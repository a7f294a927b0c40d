"""A line for each child of a caseload: what comes next, who was visited, what is owed and what is late."""

from models.my_children.laying import lay_lines

__all__ = ["lay_lines"]
