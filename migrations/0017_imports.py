"""Imports: batches of people and children, what their files hold while they wait, and what came of each row."""

from peewee import CharField, ForeignKeyField, IntegerField, JSONField, Model, TextField

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


class Import(Model):
    kind = CharField(max_length=10)
    digest = CharField(max_length=64, index=True)
    files = JSONField()
    previewed_by = ForeignKeyField(Person, null=True, backref="+")
    previewed_at = InstantField()
    committed_by = ForeignKeyField(Person, null=True, backref="+")
    committed_at = InstantField(null=True)
    thrown_away_by = ForeignKeyField(Person, null=True, backref="+")
    thrown_away_at = InstantField(null=True)
    counts = JSONField(null=True)

    class Meta:
        legacy_table_names = False


class ImportFile(Model):
    batch = ForeignKeyField(Import, backref="+")
    content = TextField()

    class Meta:
        legacy_table_names = False


class ImportRow(Model):
    batch = ForeignKeyField(Import, backref="+")
    row = IntegerField()
    identifier = CharField(max_length=254)
    outcome = CharField(max_length=10)
    what = CharField(max_length=200)

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [Import, ImportFile, ImportRow]
    with db.bind_ctx([*tables, Person]):
        db.create_tables(tables)
