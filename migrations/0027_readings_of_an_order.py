"""Which order a reading of a rule was chosen for: a later order is asked about anew."""

from peewee import DateField


def up(migrator, db):
    migrator.migrate(migrator.add_column("cycle_choice", "about_on", DateField(null=True)))
