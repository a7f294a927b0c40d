"""Who was consulted and who is satisfied, when a concern was identified, and why a procedure is used beyond its own."""

from peewee import CharField, DateField, ForeignKeyField, Model, TextField

from migrations.fields import InstantField


class StageEntry(Model):
    class Meta:
        legacy_table_names = False


class Outcome(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Consultation(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)
    who = CharField(max_length=200)
    means = CharField(max_length=20)
    happened_on = DateField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Satisfaction(Model):
    outcome = ForeignKeyField(Outcome, backref="+")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)
    who = CharField(max_length=200)
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx([Consultation, Satisfaction, StageEntry, Outcome, Person]):
        db.create_tables([Consultation, Satisfaction])
    migrator.migrate(
        migrator.add_column("escalation", "identified_at", InstantField(null=True)),
        migrator.add_column("escalation", "outside_why", TextField(null=True)),
    )
