"""What is owed by when, and when the clocks were last checked."""

from peewee import SQL, BooleanField, CharField, Check, DateField, ForeignKeyField, JSONField, Model, TextField

from migrations.fields import InstantField


class ProcedureVersion(Model):
    class Meta:
        legacy_table_names = False


class Escalation(Model):
    class Meta:
        legacy_table_names = False


class StageEntry(Model):
    class Meta:
        legacy_table_names = False


class Recipient(Model):
    class Meta:
        legacy_table_names = False


class Child(Model):
    class Meta:
        legacy_table_names = False


class Post(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Deadline(Model):
    clock = CharField(max_length=40)
    label = CharField(max_length=120)
    kind = CharField(max_length=8, constraints=[Check("kind in ('limit', 'aim', 'warning')")])
    at_end = CharField(max_length=8, constraints=[Check("at_end in ('breach', 'prompt', 'agreed')")])
    procedure_version = ForeignKeyField(ProcedureVersion, backref="+")
    escalation = ForeignKeyField(Escalation, null=True, backref="+")
    entry = ForeignKeyField(StageEntry, null=True, backref="+")
    recipient = ForeignKeyField(Recipient, null=True, backref="+")
    child = ForeignKeyField(Child, null=True, backref="+")
    owed_by_post = ForeignKeyField(Post, null=True, backref="+")
    owed_by_person = ForeignKeyField(Person, null=True, backref="+")
    starts_at = InstantField()
    start_fact = CharField(max_length=120)
    stops = CharField(max_length=40)
    limit_words = CharField(max_length=200)
    agreed_with = CharField(max_length=120)
    agreed_on = DateField(null=True)
    due = InstantField()
    in_hours = BooleanField()
    ledger = JSONField()
    provisional = BooleanField()
    guidance = BooleanField()
    source = CharField(max_length=200)
    audience = CharField(max_length=10)
    supersedes = ForeignKeyField("self", null=True, unique=True, backref="+")
    superseded_why = TextField()
    recorded_at = InstantField()
    met_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    ended_why = CharField(max_length=200, null=True)
    breached_at = InstantField(null=True)
    breach_recorded_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


Deadline.add_index(
    Deadline.index(
        Deadline.due,
        unique=False,
        name="deadline_to_ring",
        where=SQL("met_at is null and ended_at is null and breached_at is null"),
    )
)


class BreachWithdrawal(Model):
    deadline = ForeignKeyField(Deadline, unique=True, backref="+")
    why = TextField()
    recorded_at = InstantField()
    recorded_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


class Heartbeat(Model):
    name = CharField(max_length=40, unique=True)
    beat_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [Deadline, BreachWithdrawal, Heartbeat]
    with db.bind_ctx([*tables, ProcedureVersion, Escalation, StageEntry, Recipient, Child, Post, Person]):
        db.create_tables(tables)
