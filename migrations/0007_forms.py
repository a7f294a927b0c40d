"""Forms: what was sent once, and what is half written."""

from peewee import CharField, ForeignKeyField, JSONField, Model

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


class Submission(Model):
    person = ForeignKeyField(Person, backref="+")
    key = CharField(max_length=64)
    result = CharField(max_length=200)
    happened_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("person", "key"), True),)


class Draft(Model):
    person = ForeignKeyField(Person, backref="+")
    key = CharField(max_length=64)
    fields = JSONField()
    kept_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("person", "key"), True),)


def up(migrator, db):
    tables = [Submission, Draft]
    with db.bind_ctx([*tables, Person]):
        db.create_tables(tables)
