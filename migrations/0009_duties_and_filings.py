"""What the child and others were told, what stands on the child's file, and why a concern was not escalated."""

from peewee import CharField, DateField, ForeignKeyField, Model, TextField

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


class Informing(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    entry = ForeignKeyField(StageEntry, backref="+")
    duty_key = CharField(max_length=40)
    done_on = DateField(null=True)
    why_not = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Filed(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    entry = ForeignKeyField(StageEntry, backref="+")
    filing_key = CharField(max_length=40)
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("entry", "filing_key"), True),)


def up(migrator, db):
    with db.bind_ctx([Informing, Filed, Escalation, StageEntry, Person]):
        db.create_tables([Informing, Filed])
    migrator.migrate(migrator.add_column("outcome", "not_escalated", TextField(null=True)))
