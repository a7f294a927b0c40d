"""Who there is: teams, people, posts, and who is signed in."""

from peewee import BooleanField, CharField, Check, DateField, ForeignKeyField, Model

from migrations.fields import InstantField


class Team(Model):
    name = CharField(max_length=120, unique=True)
    parent = ForeignKeyField("self", null=True, backref="+")

    class Meta:
        legacy_table_names = False


class Person(Model):
    name = CharField(max_length=120)
    email = CharField(max_length=254, null=True, unique=True)
    password_hash = CharField(max_length=255, null=True)
    disabled_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class Post(Model):
    title = CharField(max_length=120)
    acts_as = CharField(
        max_length=8,
        constraints=[
            Check("acts_as in ('IRO','SW','TM','SM','HoS','AD','DCS','MD','QTM','QSM','QHoS','BS','SA','CD')")
        ],
    )
    team = ForeignKeyField(Team, backref="+")

    class Meta:
        legacy_table_names = False


class Holding(Model):
    post = ForeignKeyField(Post, backref="+")
    person = ForeignKeyField(Person, backref="+")
    since = DateField()
    until = DateField(null=True)
    cover = BooleanField()

    class Meta:
        legacy_table_names = False


class Session(Model):
    person = ForeignKeyField(Person, backref="+")
    token_hash = CharField(max_length=64, unique=True)
    started_at = InstantField()
    seen_at = InstantField()
    ended_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class SignInAttempt(Model):
    account = CharField(max_length=64, index=True)
    address = CharField(max_length=64, index=True)
    happened_at = InstantField(index=True)
    succeeded = BooleanField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [Team, Person, Post, Holding, Session, SignInAttempt]
    with db.bind_ctx([*tables]):
        db.create_tables(tables)
