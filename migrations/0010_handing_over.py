"""On which posts a stage waits to be taken over, and who took it over."""

from peewee import CharField, ForeignKeyField, Model, TextField

from migrations.fields import InstantField


class StageEntry(Model):
    class Meta:
        legacy_table_names = False


class Post(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Raiser(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)
    post = ForeignKeyField(Post, backref="+")

    class Meta:
        legacy_table_names = False


class Handover(Model):
    entry = ForeignKeyField(StageEntry, unique=True, backref="+")
    title = CharField(max_length=120)
    asked_for = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx([Raiser, Handover, StageEntry, Post, Person]):
        db.create_tables([Raiser, Handover])
