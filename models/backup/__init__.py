"""A backup: one sealed file of every row, the same from SQLite as from PostgreSQL."""

from models.backup.keeping import keep
from models.backup.restoring import check, is_in_use, restore
from models.backup.sealed import Damaged, Sealed

__all__ = ["Damaged", "Sealed", "check", "is_in_use", "keep", "restore"]
