"""Procedures as they were loaded, closure days, and the revision of each board."""

from peewee import CharField, DateField, ForeignKeyField, IntegerField, Model, TextField

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


class ProcedureVersion(Model):
    key = CharField(max_length=60)
    version = CharField(max_length=60)
    text = TextField()
    loaded_at = InstantField()
    loaded_by = ForeignKeyField(Person, null=True, backref="+")
    retired_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class ClosureDay(Model):
    day = DateField()
    why = CharField(max_length=120)
    recorded_by = ForeignKeyField(Person, null=True, backref="+")
    recorded_at = InstantField()
    withdrawn_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class BoardRevision(Model):
    board = CharField(max_length=60, unique=True)
    number = IntegerField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [ProcedureVersion, ClosureDay, BoardRevision]
    with db.bind_ctx([*tables, Person]):
        db.create_tables(tables)
