"""Escalations, their stages, and everything that is said and done at a stage."""

from peewee import (
    SQL,
    BooleanField,
    CharField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)

from migrations.fields import InstantField


class ProcedureVersion(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Child(Model):
    class Meta:
        legacy_table_names = False


class Post(Model):
    class Meta:
        legacy_table_names = False


class Escalation(Model):
    number = IntegerField(unique=True)
    procedure_version = ForeignKeyField(ProcedureVersion, backref="+")
    board = CharField(max_length=60, index=True)
    kind = CharField(max_length=40)
    origin = CharField(max_length=40)
    origin_on = DateField(null=True)
    headings = JSONField()
    heading_words = CharField(max_length=200)
    standards = JSONField()
    other_standard = TextField()
    what_is_wrong = TextField()
    risk = TextField()
    impact = TextField()
    wishes = TextField()
    said = TextField()
    asked_for = TextField()
    asked_by = DateField(null=True)
    safe_by = DateField(null=True)
    safe_why = TextField()
    raised_by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Concerning(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    child = ForeignKeyField(Child, backref="+")
    status = CharField(max_length=40)

    class Meta:
        legacy_table_names = False
        indexes = ((("escalation", "child"), True),)


class StageEntry(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    stage_key = CharField(max_length=40)
    position = IntegerField()
    because = CharField(max_length=40)
    asked_for = TextField()
    settled = JSONField()
    bypassed = JSONField()
    bypass_reason = CharField(max_length=40)
    bypass_words = TextField()
    raised_by = ForeignKeyField(Person, backref="+")
    recorded_by = ForeignKeyField(Person, backref="+")
    opened_at = InstantField()
    recorded_at = InstantField()
    sent_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    ended_why = CharField(max_length=200, null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("escalation", "position"), True),)


StageEntry.add_index(
    StageEntry.index(StageEntry.escalation, unique=True, name="one_open_stage", where=SQL("ended_at is null"))
)


class Recipient(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    role_key = CharField(max_length=40)
    title = CharField(max_length=120)
    part = CharField(max_length=10, constraints=[Check("part in ('answers', 'copied', 'told')")])
    post = ForeignKeyField(Post, null=True, backref="+")
    person = ForeignKeyField(Person, null=True, backref="+")
    outsider = CharField(max_length=120)

    class Meta:
        legacy_table_names = False


class Rating(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    urgency = CharField(max_length=40)
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Contact(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    recipient = ForeignKeyField(Recipient, null=True, backref="+")
    means = CharField(max_length=20, constraints=[Check("means in ('phone', 'in person', 'email')")])
    with_whom = CharField(max_length=120)
    reached = BooleanField()
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Acknowledgement(Model):
    recipient = ForeignKeyField(Recipient, unique=True, backref="+")
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Response(Model):
    recipient = ForeignKeyField(Recipient, backref="+")
    words = TextField()
    answered_by = CharField(max_length=120)
    means = CharField(max_length=20)
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Action(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    what = TextField()
    who = CharField(max_length=120)
    by_when = DateField(null=True)
    recorded_by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()
    done_on = DateField(null=True)
    done_recorded_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


class Consent(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    rule_key = CharField(max_length=40)
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("entry", "rule_key"), True),)


class Verdict(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    verdict = CharField(max_length=20, constraints=[Check("verdict in ('accepted', 'not accepted', 'no answer')")])
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Outcome(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    entry = ForeignKeyField(StageEntry, backref="+")
    end = CharField(
        max_length=40,
        constraints=[Check("\"end\" in ('resolved','resolved with actions to watch','closed unresolved','withdrawn')")],
    )
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Reopening(Model):
    outcome = ForeignKeyField(Outcome, unique=True, backref="+")
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Addendum(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class CaseNote(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    entry = ForeignKeyField(StageEntry, backref="+")
    heading = CharField(max_length=200)
    text = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [
        Escalation,
        Concerning,
        StageEntry,
        Recipient,
        Rating,
        Contact,
        Acknowledgement,
        Response,
        Action,
        Consent,
        Verdict,
        Outcome,
        Reopening,
        Addendum,
        CaseNote,
    ]
    with db.bind_ctx([*tables, ProcedureVersion, Person, Child, Post]):
        db.create_tables(tables)
