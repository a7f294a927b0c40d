"""Why a concern was raised long after it came up."""

from peewee import TextField


def up(migrator, db):
    migrator.migrate(migrator.add_column("escalation", "raised_late", TextField(default="")))
