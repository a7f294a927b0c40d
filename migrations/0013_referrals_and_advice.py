"""Referrals to an outside body, the officer's legal advice, and how somebody was kept informed."""

from peewee import CharField, Check, DateField, ForeignKeyField, Model, TextField

from migrations.fields import InstantField


class Escalation(Model):
    class Meta:
        legacy_table_names = False


class StageEntry(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Referral(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    entry = ForeignKeyField(StageEntry, backref="+")
    mode = CharField(max_length=20, constraints=[Check("mode in ('advice', 'beside', 'ends', 'last stage')")])
    why = TextField()
    consulted = TextField()
    consulted_on = DateField(null=True)
    not_in_care = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()
    came_of_it = TextField(null=True)
    came_on = DateField(null=True)
    came_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    came_recorded_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class Advice(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    entry = ForeignKeyField(StageEntry, backref="+")
    asked_on = DateField()
    of_whom = CharField(max_length=200)
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()
    said = TextField(null=True)
    said_on = DateField(null=True)
    said_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    shared_at = InstantField(null=True)
    shared_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx([Referral, Advice, Escalation, StageEntry, Person]):
        db.create_tables([Referral, Advice])
    migrator.migrate(migrator.add_column("informing", "how", TextField(null=True)))
