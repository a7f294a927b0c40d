"""A child, and everything that is kept of one: one file a noun, one file a capability."""

from models.child.child import Allocation, Child, Children

__all__ = ["Allocation", "Child", "Children"]
