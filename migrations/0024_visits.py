"""Visits of the IRO, what was written of them, and other contacts."""

from peewee import BooleanField, CharField, Check, DateField, ForeignKeyField, JSONField, Model, TextField

from migrations.fields import InstantField


class Child(Model):
    class Meta:
        legacy_table_names = False


class ProcedureVersion(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Visit(Model):
    child = ForeignKeyField(Child, backref="+")
    procedure_version = ForeignKeyField(ProcedureVersion, backref="+")
    visited_by = ForeignKeyField(Person, backref="+")
    visited_on = DateField()
    place = CharField(max_length=200)
    in_own_home = BooleanField()
    with_whom = TextField()
    seen_alone = BooleanField()
    confirmed = CharField(max_length=200)
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class VisitNote(Model):
    visit = ForeignKeyField(Visit, unique=True, backref="+")
    parts = JSONField()
    written_on = DateField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class ChildContact(Model):
    child = ForeignKeyField(Child, backref="+")
    kind = CharField(max_length=16, constraints=[Check("kind in ('contact', 'midway check', 'after a visit')")])
    on = DateField()
    with_whom = CharField(max_length=200)
    how = CharField(max_length=40)
    words = TextField()
    visit = ForeignKeyField(Visit, null=True, backref="+")
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [Visit, VisitNote, ChildContact]
    with db.bind_ctx([*tables, Child, ProcedureVersion, Person]):
        db.create_tables(tables)
