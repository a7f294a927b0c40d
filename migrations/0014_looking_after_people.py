"""Looking after people: what was told of whom, roles that wait to be confirmed, and links to choose a password."""

from peewee import CharField, Check, DateField, ForeignKeyField, Model, TextField

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


class Post(Model):
    class Meta:
        legacy_table_names = False


class Team(Model):
    class Meta:
        legacy_table_names = False


class Event(Model):
    class Meta:
        legacy_table_names = False


class Holding(Model):
    class Meta:
        legacy_table_names = False


class Mention(Model):
    event = ForeignKeyField(Event, backref="+")
    person = ForeignKeyField(Person, null=True, backref="+")
    post = ForeignKeyField(Post, null=True, backref="+")
    team = ForeignKeyField(Team, null=True, backref="+")

    class Meta:
        legacy_table_names = False


class Confirmation(Model):
    holding = ForeignKeyField(Holding, unique=True, backref="+")
    asked_by = ForeignKeyField(Person, backref="+")
    asked_at = InstantField()
    confirmed_at = InstantField(null=True)
    refused_at = InstantField(null=True)
    answered_by = ForeignKeyField(Person, null=True, backref="+")
    why = TextField(null=True)

    class Meta:
        legacy_table_names = False


class PasswordLink(Model):
    purpose = CharField(max_length=10, constraints=[Check("purpose in ('invitation', 'reset')")])
    person = ForeignKeyField(Person, backref="+")
    made_by = ForeignKeyField(Person, null=True, backref="+")
    nonce = CharField(max_length=64)
    token_hash = CharField(max_length=64, unique=True)
    made_at = InstantField()
    ends_at = InstantField()
    used_at = InstantField(null=True)
    ended_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [Mention, Confirmation, PasswordLink]
    with db.bind_ctx([*tables, Person, Post, Team, Event, Holding]):
        db.create_tables(tables)
    migrator.migrate(migrator.add_column("holding", "cut_short_on", DateField(null=True)))
