"""A child's changes keep what stood before; allocations and periods of care say who recorded them, and when."""

from peewee import CharField, ForeignKeyField, Model

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


def up(migrator, db):
    migrator.migrate(
        migrator.add_column("child_change", "before", CharField(max_length=200, null=True)),
        migrator.add_column("child_change", "after", CharField(max_length=200, null=True)),
    )
    for table in ("allocation", "period_of_care"):
        migrator.migrate(
            migrator.add_column(table, "recorded_at", InstantField(null=True)),
            migrator.add_column(table, "recorded_by_id", ForeignKeyField(Person, Person.id, null=True)),
        )
