"""Children, their periods of care and who is allocated to them."""

from peewee import CharField, DateField, ForeignKeyField, Model

from migrations.fields import InstantField


class Team(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Child(Model):
    reference = CharField(max_length=40, unique=True)
    name = CharField(max_length=120)
    born = DateField()
    team = ForeignKeyField(Team, null=True, backref="+")
    social_worker = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


class Allocation(Model):
    child = ForeignKeyField(Child, backref="+")
    iro = ForeignKeyField(Person, backref="+")
    since = DateField()
    until = DateField(null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("iro", "until"), False),)


class PeriodOfCare(Model):
    child = ForeignKeyField(Child, backref="+")
    began_on = DateField()
    ended_on = DateField(null=True)
    legal_status = CharField(max_length=60)

    class Meta:
        legacy_table_names = False


class ChildChange(Model):
    child = ForeignKeyField(Child, backref="+")
    kind = CharField(max_length=40)
    happened_on = DateField()
    words = CharField(max_length=200)
    recorded_at = InstantField()
    recorded_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [Child, Allocation, PeriodOfCare, ChildChange]
    with db.bind_ctx([*tables, Team, Person]):
        db.create_tables(tables)
